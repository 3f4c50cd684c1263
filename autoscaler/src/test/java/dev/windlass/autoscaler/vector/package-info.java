/** Replays scenarios with the answers of the reference autoscaler; the testbed's conformance runner uses it as well as our tests. */
@NullMarked
package dev.windlass.autoscaler.vector;

import org.jspecify.annotations.NullMarked;
