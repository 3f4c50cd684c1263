/** Kubernetes resource quantities: exact amounts such as {@code 100m}, {@code 1.5Gi} or {@code 1e3}. Pure, no I/O. */
@NullMarked
package dev.windlass.kube.quantity;

import org.jspecify.annotations.NullMarked;
