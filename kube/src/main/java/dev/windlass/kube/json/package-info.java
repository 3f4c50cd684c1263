/** Kubernetes JSON to and from the same messages that protobuf is read into. Pure, no I/O. */
@NullMarked
package dev.windlass.kube.json;

import org.jspecify.annotations.NullMarked;
