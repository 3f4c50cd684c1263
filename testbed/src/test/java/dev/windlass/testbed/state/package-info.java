/** State-metrics as its users meet it. */
@NullMarked
package dev.windlass.testbed.state;

import org.jspecify.annotations.NullMarked;
