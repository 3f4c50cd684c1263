package dev.windlass.metrics.publish;

import dev.windlass.metrics.window.UsageStore;
import dev.windlass.service.time.Clocks;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.read.Partition;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.SampleCodec;
import dev.windlass.stream.share.Assignment;
import dev.windlass.stream.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The topic of samples into the store: the windows of before a restart, so that a restarted replica serves at once and not after
 * two scrapes, and from then on what other replicas scrape.
 */
public final class SampleFeed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SampleFeed.class);
    private static final int MOST_TURNS = 5;

    private final String topic;
    private final TopicReader reader;
    private final SampleTimes times;

    private SampleFeed(String topic, TopicReader reader, SampleTimes times) {
        this.topic = topic;
        this.reader = reader;
        this.times = times;
    }

    /**
     * Starts to fill the store with the samples of the last {@code age} and all that follow; returns at once, whether Kafka can be
     * reached or not.
     */
    public static SampleFeed start(TopicSource source, Topics topics, UsageStore store, Duration age, Clocks clocks) {
        SampleTimes times = new SampleTimes(clocks, age);
        return new SampleFeed(
                topics.samples(),
                source.follow(
                        Set.of(topics.samples()),
                        Start.since(age),
                        new SampleCodec(),
                        received -> take(received, store, times)),
                times);
    }

    /**
     * Waits until the store holds what stood on the topic. A large cluster's samples take longer than it takes to know that Kafka is
     * away, and each one read back saves its node from two scrapes without a usage: so it goes on for as long as samples come, up
     * to {@value #MOST_TURNS} times the deadline.
     *
     * @param deadline how long to wait for the first sample and for each next one; without Kafka two scrapes are all there is
     */
    public void awaitCaughtUp(Duration deadline) throws InterruptedException {
        long before = reader.state().handled();
        boolean complete = reader.awaitCaughtUp(deadline);
        for (int turn = 1; turn < MOST_TURNS && !complete && reader.state().handled() > before; turn++) {
            before = reader.state().handled();
            complete = reader.awaitCaughtUp(deadline);
        }
        LOG.infof("read back samples: samples=%d complete=%s", reader.state().handled(), complete);
    }

    /**
     * A replica that holds a partition of the nodes is the only one that writes the same partition of the samples, as long as both
     * topics have as many: it need not read what it wrote.
     */
    public void passOver(Assignment assignment) {
        switch (assignment) {
            case Assignment.Alone(), Assignment.Apart _ -> reader.passOver(_ -> Set.of());
            case Assignment.Member(Set<Integer> held, int total) -> {
                Set<Partition> written = held.stream()
                        .map(number -> new Partition(topic, number))
                        .collect(Collectors.toUnmodifiableSet());
                reader.passOver(all -> all.size() == total ? written : Set.of());
            }
        }
    }

    /** Samples that bore a time more than a minute ahead of this machine's clock, or one too old for use. */
    public long oddTimes() {
        return times.odd();
    }

    /** The reader behind it, for its metrics. */
    public TopicReader reader() {
        return reader;
    }

    private static void take(Received<NodeSample> received, UsageStore store, SampleTimes times) {
        switch (received.value()) {
            case Decoded.Value<NodeSample>(NodeSample sample) -> {
                Instant scrapedAt = times.steady(sample);
                if (store.isNews(sample.node(), scrapedAt, sample.scrapedAt())) {
                    store.record(sample.node(), NodeSamples.points(sample), scrapedAt, sample.scrapedAt());
                }
            }
            case Decoded.Tombstone<NodeSample> _, Decoded.Unreadable<NodeSample> _ -> {
                // The reader has counted it and said so; the node's next sample is a period away.
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
