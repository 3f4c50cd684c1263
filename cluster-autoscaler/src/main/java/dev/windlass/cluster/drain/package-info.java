/** Takes nodes out of service: taint, cordon, evict with respect for budgets, remove; and puts them back when that fails. */
@NullMarked
package dev.windlass.cluster.drain;

import org.jspecify.annotations.NullMarked;
