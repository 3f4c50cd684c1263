/** What was decided, from what, and why: the records of the {@code decisions.*} topics. */
@NullMarked
package dev.windlass.stream.decision;

import org.jspecify.annotations.NullMarked;
