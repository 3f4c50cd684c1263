/** What is done to nodes and to the pods on them: cordon, taint, evict, create and delete. */
@NullMarked
package dev.windlass.kube.node;

import org.jspecify.annotations.NullMarked;
