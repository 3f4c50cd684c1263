package dev.windlass.metrics.publish;

import dev.windlass.metrics.scrape.SampleSink;
import dev.windlass.metrics.signal.SignalStore.Read;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.stream.publish.SamplePublisher;
import dev.windlass.stream.sample.EncodedSignals;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Each scrape onto topic {@code samples}, by way of the outbox, so that Kafka being away stops nothing. Signals ride on the first
 * scrape after they were read.
 */
public final class SampleTopic implements SampleSink {
    private static final Logger LOG = Logger.getLogger(SampleTopic.class);
    /** Brokers take records of a megabyte; a sample must not be lost for what rides on it. */
    private static final int MOST_SIGNAL_BYTES = 700_000;

    private final SamplePublisher publisher;
    private final Function<String, Optional<Read>> signals;

    /** @param signals takes the signals of a node that have not been published yet, if any have been read */
    public SampleTopic(SamplePublisher publisher, Function<String, Optional<Read>> signals) {
        this.publisher = publisher;
        this.signals = signals;
    }

    @Override
    public void publish(String node, Instant scrapedAt, NodeWindow window, Context context) {
        Optional<EncodedSignals> riding = signals.apply(node)
                .map(SignalSamples::encoded)
                .filter(encoded -> isSmallEnough(node, encoded.bytes().size()));
        publisher.publish(NodeSamples.sample(node, scrapedAt, window, riding.orElse(null)), context);
    }

    private static boolean isSmallEnough(String node, int bytes) {
        if (bytes > MOST_SIGNAL_BYTES) {
            LOG.warnf("signals stay off the topic, they would not fit in a record: node=%s bytes=%d", node, bytes);
            return false;
        }
        return true;
    }
}
