/** The scheduler's recorded scenarios, run against the filters: by this module's tests and by the conformance runner. */
@NullMarked
package dev.windlass.cluster.vector;

import org.jspecify.annotations.NullMarked;
