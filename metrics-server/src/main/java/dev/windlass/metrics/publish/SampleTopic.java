package dev.windlass.metrics.publish;

import dev.windlass.metrics.scrape.SampleSink;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.stream.publish.SamplePublisher;
import io.opentelemetry.context.Context;
import java.time.Instant;

/** Each scrape onto topic {@code samples}, by way of the outbox, so that Kafka being away stops nothing. */
public final class SampleTopic implements SampleSink {
    private final SamplePublisher publisher;

    public SampleTopic(SamplePublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(String node, Instant scrapedAt, NodeWindow window, Context context) {
        publisher.publish(NodeSamples.sample(node, scrapedAt, window), context);
    }
}
