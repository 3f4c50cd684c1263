/** What the chart renders, and that it refuses what no service understands. */
@NullMarked
package dev.windlass.charts;

import org.jspecify.annotations.NullMarked;
