package dev.windlass.autoscaler.actuation;

import dev.windlass.autoscaler.decision.EventNote;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.kube.event.EventRecorder;
import dev.windlass.kube.event.EventType;
import dev.windlass.kube.wire.ObjectReference;

/** Events in the cluster, written in the background. */
public final class KubeEvents implements EventSink {
    private final EventRecorder recorder;

    public KubeEvents(EventRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void record(Autoscaler autoscaler, EventNote event) {
        ObjectReference object = ObjectReference.newBuilder()
                .setApiVersion(autoscaler.kind().apiVersion())
                .setKind(autoscaler.kind().kind())
                .setNamespace(autoscaler.namespace())
                .setName(autoscaler.name())
                .setUid(autoscaler.uid())
                .build();
        EventType type =
                switch (event.type()) {
                    case NORMAL -> EventType.NORMAL;
                    case WARNING -> EventType.WARNING;
                };
        recorder.record(object, type, event.reason(), event.message());
    }
}
