package dev.windlass.autoscaler.actuation;

import dev.windlass.autoscaler.decision.EventNote;
import dev.windlass.autoscaler.horizontal.Autoscaler;

/** Takes events about an autoscaler; never blocks and never fails. */
public interface EventSink {
    void record(Autoscaler autoscaler, EventNote event);
}
