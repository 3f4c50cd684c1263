package dev.windlass.cluster.app;

import dev.windlass.cluster.publish.Events;
import dev.windlass.kube.event.EventRecorder;
import dev.windlass.kube.event.EventType;
import dev.windlass.kube.wire.ObjectReference;

/** Hands events to the recorder. */
final class KubeEvents implements Events.Sink {
    private final EventRecorder recorder;

    KubeEvents(EventRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void record(Events.Event event) {
        ObjectReference object = ObjectReference.newBuilder()
                .setApiVersion("v1")
                .setKind(event.about().kind())
                .setNamespace(event.about().namespace())
                .setName(event.about().name())
                .setUid(event.about().uid())
                .build();
        EventType type =
                switch (event.kind()) {
                    case NORMAL -> EventType.NORMAL;
                    case WARNING -> EventType.WARNING;
                };
        recorder.record(object, type, event.reason(), event.message());
    }
}
