package dev.windlass.metrics.plan;

import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.request.NodeRequest;
import dev.windlass.stream.request.NodeRequestCodec;
import dev.windlass.stream.topic.Topics;
import java.util.Set;

/** Topic {@code nodes} into the resolutions, from its first record on. */
public final class NodeRequests implements AutoCloseable {
    private final TopicReader reader;

    private NodeRequests(TopicReader reader) {
        this.reader = reader;
    }

    /** Starts to follow; returns at once, whether Kafka can be reached or not. */
    public static NodeRequests follow(TopicSource source, Topics topics, Resolutions resolutions) {
        return new NodeRequests(source.follow(
                Set.of(topics.nodes()),
                Start.earliest(),
                new NodeRequestCodec(),
                received -> take(received, resolutions)));
    }

    private static void take(Received<NodeRequest> received, Resolutions resolutions) {
        switch (received.value()) {
            case Decoded.Value<NodeRequest>(NodeRequest request) -> resolutions.ask(request);
            case Decoded.Tombstone<NodeRequest>() -> resolutions.withdraw(received.key());
            case Decoded.Unreadable<NodeRequest> _ -> {
                // The reader has said so; a resolution that is not understood is none.
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
