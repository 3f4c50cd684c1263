package dev.windlass.metrics.publish;

import dev.windlass.metrics.window.UsageStore;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.SampleCodec;
import dev.windlass.stream.topic.Topics;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The windows of before a restart, taken back from the topic: a restarted replica serves at once and not after two scrapes.
 * Bounded in time, since without Kafka two scrapes are all there is.
 */
public final class SampleReadBack {
    private static final Logger LOG = Logger.getLogger(SampleReadBack.class);

    private final TopicSource source;
    private final Topics topics;

    public SampleReadBack(TopicSource source, Topics topics) {
        this.source = source;
        this.topics = topics;
    }

    /**
     * Fills the store from the samples of the last {@code age}.
     *
     * @param deadline how long to wait for Kafka and for the end of what is there
     * @return how many samples were read
     */
    public int fill(UsageStore store, Duration age, Duration deadline) throws InterruptedException {
        AtomicInteger samples = new AtomicInteger();
        try (TopicReader reader = source.follow(
                Set.of(topics.samples()),
                Start.since(age),
                new SampleCodec(),
                received -> samples.addAndGet(take(received, store)))) {
            boolean complete = reader.awaitCaughtUp(deadline);
            LOG.infof("read back samples: samples=%d complete=%s", samples.get(), complete);
        }
        return samples.get();
    }

    private static int take(Received<NodeSample> received, UsageStore store) {
        return switch (received.value()) {
            case Decoded.Value<NodeSample>(NodeSample sample) -> {
                store.record(sample.node(), NodeSamples.points(sample), sample.scrapedAt());
                yield 1;
            }
            case Decoded.Tombstone<NodeSample> _, Decoded.Unreadable<NodeSample> _ -> 0;
        };
    }
}
