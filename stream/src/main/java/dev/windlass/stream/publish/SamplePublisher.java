package dev.windlass.stream.publish;

import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.SampleCodec;
import dev.windlass.stream.topic.Topics;
import dev.windlass.stream.trace.TraceParent;
import io.opentelemetry.context.Context;
import java.util.Objects;

/** Node samples on their way to topic {@code samples}, keyed by node. */
public final class SamplePublisher {
    private final SampleCodec codec = new SampleCodec();
    private final Outbox outbox;
    private final Topics topics;

    public SamplePublisher(Outbox outbox, Topics topics) {
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.topics = Objects.requireNonNull(topics, "topics");
    }

    /**
     * Publishes a sample; never blocks.
     *
     * @param context the trace it belongs to
     */
    public void publish(NodeSample sample, Context context) {
        outbox.publish(new OutgoingRecord(
                topics.samples(),
                sample.node(),
                sample.scrapedAt(),
                codec.encode(sample),
                TraceParent.headers(context),
                OutgoingRecord.Keep.WHILE_FRESH));
    }
}
