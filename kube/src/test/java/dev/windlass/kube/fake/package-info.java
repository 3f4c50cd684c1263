/**
 * An API server in miniature for tests: lists and watches in JSON and protobuf, single reads and writes with versions, and
 * every way of failing that a real one has.
 */
@NullMarked
package dev.windlass.kube.fake;

import org.jspecify.annotations.NullMarked;
