/** Time as a service keeps it: evenly for what it plans, by the wall clock for what it tells others. */
@NullMarked
package dev.windlass.service.time;

import org.jspecify.annotations.NullMarked;
