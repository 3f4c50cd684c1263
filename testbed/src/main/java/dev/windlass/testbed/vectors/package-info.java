/** Runs the cores over files of inputs with the answers of the upstream programs, and prints where they differ. */
@NullMarked
package dev.windlass.testbed.vectors;

import org.jspecify.annotations.NullMarked;
