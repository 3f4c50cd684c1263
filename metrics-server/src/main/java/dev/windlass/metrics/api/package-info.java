/** The API group {@code metrics.k8s.io}: nodes and pods from the mirrors, usage from the store, in every form a client asks for. */
@NullMarked
package dev.windlass.metrics.api;

import org.jspecify.annotations.NullMarked;
