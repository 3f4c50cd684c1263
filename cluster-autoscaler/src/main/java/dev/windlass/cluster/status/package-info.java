/** What users and operators read about the state: the status ConfigMap in the peer's format. */
@NullMarked
package dev.windlass.cluster.status;

import org.jspecify.annotations.NullMarked;
