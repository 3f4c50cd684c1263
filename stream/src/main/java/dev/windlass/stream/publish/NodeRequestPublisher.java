package dev.windlass.stream.publish;

import dev.windlass.stream.request.NodeRequest;
import dev.windlass.stream.request.NodeRequestCodec;
import dev.windlass.stream.topic.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Requests for finer samples on their way to topic {@code nodes}, keyed by node. */
public final class NodeRequestPublisher {
    private final NodeRequestCodec codec = new NodeRequestCodec();
    private final Outbox outbox;
    private final Topics topics;

    public NodeRequestPublisher(Outbox outbox, Topics topics) {
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.topics = Objects.requireNonNull(topics, "topics");
    }

    /** Publishes a request; never blocks. It is worth nothing any more when it is late, so a full outbox drops it first. */
    public void publish(NodeRequest request, Instant askedAt) {
        outbox.publish(new OutgoingRecord(
                topics.nodes(),
                request.node(),
                askedAt,
                codec.encode(request),
                Map.of(),
                OutgoingRecord.Keep.WHILE_FRESH));
    }
}
