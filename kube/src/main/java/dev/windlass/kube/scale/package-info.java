/** Reads and writes the number of replicas of anything that can be scaled. */
@NullMarked
package dev.windlass.kube.scale;

import org.jspecify.annotations.NullMarked;
