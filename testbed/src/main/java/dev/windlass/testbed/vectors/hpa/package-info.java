/** The horizontal engine against the answers of the reference autoscaler. */
@NullMarked
package dev.windlass.testbed.vectors.hpa;

import org.jspecify.annotations.NullMarked;
