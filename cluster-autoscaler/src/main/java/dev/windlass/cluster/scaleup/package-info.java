/**
 * From pods without a place to the node groups that could grow for them: which pods are alike, where they fit already, how
 * many nodes of each group the rest would take, and why a group is no option.
 */
@NullMarked
package dev.windlass.cluster.scaleup;

import org.jspecify.annotations.NullMarked;
