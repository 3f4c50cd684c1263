/** The kinds of Kubernetes objects we know: where they live, what they are called, and how their bytes are read. Pure, no I/O. */
@NullMarked
package dev.windlass.kube.kind;

import org.jspecify.annotations.NullMarked;
