/** The HorizontalPodAutoscaler object ({@code autoscaling/v2}) as records that mirror its JSON, with its defaults and its validation. */
@NullMarked
package dev.windlass.autoscaler.horizontal.object;

import org.jspecify.annotations.NullMarked;
