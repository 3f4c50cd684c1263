package dev.windlass.stream.publish;

import java.time.Duration;
import java.util.Map;

/** The outbox of a process that runs without Kafka. */
final class DisabledOutbox implements Outbox {
    @Override
    public void publish(OutgoingRecord record) {
        // There is nobody to read it; whoever runs without Kafka has chosen so.
    }

    @Override
    public OutboxState state() {
        return new OutboxState(OutboxState.Link.DISABLED, Duration.ZERO, Map.of(), null);
    }

    @Override
    public void close() {}
}
