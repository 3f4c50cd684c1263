package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;

/** One filter plugin. Stateless, so one instance serves all threads. */
interface Filter {
    Verdict filter(Pod pod, NodeState node);
}
