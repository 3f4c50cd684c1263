/**
 * Child processes that never outlive this JVM, even when it is killed: each runs under the small supervisor built
 * beside the control plane, which ends it when its standard input closes.
 */
@NullMarked
package dev.windlass.testbed.process;

import org.jspecify.annotations.NullMarked;
