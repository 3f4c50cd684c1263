/**
 * Lists and watches that never hold a list: objects are read one by one from the stream, projected to small records, and
 * handed to a sink. Survives restarts of the API server, expired versions and half answers.
 */
@NullMarked
package dev.windlass.kube.watch;

import org.jspecify.annotations.NullMarked;
