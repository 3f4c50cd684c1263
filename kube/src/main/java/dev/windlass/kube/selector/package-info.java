/** Label and field selectors: read, matched and written as the Kubernetes API does. Pure, no I/O. */
@NullMarked
package dev.windlass.kube.selector;

import org.jspecify.annotations.NullMarked;
