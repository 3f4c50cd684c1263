/** Which objects are ours when several replicas share the work. Pure. */
@NullMarked
package dev.windlass.state.shard;

import org.jspecify.annotations.NullMarked;
