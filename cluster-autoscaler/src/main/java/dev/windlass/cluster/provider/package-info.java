/** Node groups: what may grow and shrink, behind one narrow port. */
@NullMarked
package dev.windlass.cluster.provider;

import org.jspecify.annotations.NullMarked;
