/** Which of several options to take. A strategy narrows the options; a chain of them ends in one. */
@NullMarked
package dev.windlass.cluster.scaleup.expander;

import org.jspecify.annotations.NullMarked;
