/**
 * The main job as a story on a real control plane: load rises, replicas and nodes come, load falls, they go again. {@code make demo}
 * runs it; each step is printed when the API server or Kafka shows it.
 */
@NullMarked
package dev.windlass.testbed.demo;

import org.jspecify.annotations.NullMarked;
