package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.actuation.EventSink;
import dev.windlass.kube.client.KubeConnection;
import java.time.InstantSource;

/** Who acts, and how the cluster hears of it: the election of the evaluating replica and the events on autoscalers. */
final class Actuators implements AutoCloseable {
    private final EventSink events;

    private Actuators(EventSink events) {
        this.events = events;
    }

    static Actuators of(AutoscalerConfig config, KubeConnection connection, InstantSource time) {
        return new Actuators((_, _) -> {});
    }

    EventSink events() {
        return events;
    }

    /** Calls {@code lead} when this replica is to evaluate, {@code rest} when it no longer is. */
    void elect(Runnable lead, Runnable rest) {
        lead.run();
    }

    @Override
    public void close() {}
}
