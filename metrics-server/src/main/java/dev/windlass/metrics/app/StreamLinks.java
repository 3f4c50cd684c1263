package dev.windlass.metrics.app;

import dev.windlass.metrics.plan.NodeRequests;
import dev.windlass.metrics.plan.Resolutions;
import dev.windlass.metrics.publish.SampleFeed;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.service.time.Clocks;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.OutboxMetrics;
import dev.windlass.stream.publish.OutboxState;
import dev.windlass.stream.publish.SamplePublisher;
import dev.windlass.stream.read.ReaderMetrics;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.share.Assignment;
import dev.windlass.stream.share.GroupShare;
import dev.windlass.stream.topic.Topics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/**
 * All that this replica has with Kafka: its share of the nodes, the samples and requests it reads, and the outbox of what it writes.
 * They end one by one, since what comes between them at a stop is not Kafka's.
 */
class StreamLinks {
    private final Topics topics;
    private final Outbox outbox;
    private final SampleFeed feed;
    private final Resolutions resolutions;
    private final NodeRequests requests;
    private final GroupShare share;

    private StreamLinks(
            Topics topics,
            Outbox outbox,
            SampleFeed feed,
            Resolutions resolutions,
            NodeRequests requests,
            GroupShare share) {
        this.topics = topics;
        this.outbox = outbox;
        this.feed = feed;
        this.resolutions = resolutions;
        this.requests = requests;
        this.share = share;
    }

    /**
     * Starts all of them; returns at once, whether Kafka can be reached or not.
     *
     * @param store filled with what is read of samples
     */
    static StreamLinks start(
            MetricsServerConfig config,
            StreamSettings settings,
            UsageStore store,
            MeterRegistry meters,
            Clocks clocks) {
        Topics topics = settings.topics();
        InstantSource time = clocks.wall();
        // A sample is some seconds old when the kubelet tells it; together, samples cost a tenth of the requests.
        Outbox outbox = Outbox.start(settings.withDefault("linger.ms", "100"), Wiring.SERVICE);
        TopicSource source = TopicSource.of(settings, Wiring.SERVICE, time);
        SampleFeed feed = SampleFeed.start(source, topics, store, readBack(config), clocks);
        Resolutions resolutions = KubeletSettings.resolutions(config);
        NodeRequests requests = NodeRequests.follow(source, topics, resolutions);
        GroupShare share = GroupShare.join(
                settings, topics.nodes(), topics.prefix() + Wiring.SERVICE, Wiring.SERVICE, feed::passOver);
        new OutboxMetrics(outbox, topics).bindTo(meters);
        new ReaderMetrics(feed.reader(), "samples").bindTo(meters);
        FunctionCounter.builder("windlass.samples.odd.times", feed, SampleFeed::oddTimes)
                .description("Samples read that bore a time far from this machine's clock")
                .register(meters);
        Gauge.builder("windlass_nodes_asked_finer", () -> resolutions.asked(time.instant()))
                .description("Nodes for which a finer resolution is asked on topic nodes")
                .register(meters);
        return new StreamLinks(topics, outbox, feed, resolutions, requests, share);
    }

    /** As old as a window may be, and the two periods in which it may have been written late. */
    private static Duration readBack(MetricsServerConfig config) {
        return KubeletSettings.windowRules(config)
                .retention()
                .plus(KubeletSettings.resolution(config).multipliedBy(2));
    }

    /** Which nodes the group leaves to this replica. */
    Assignment assignment() {
        return share.assignment();
    }

    /** How often nodes are wanted, as those that read samples ask for it. */
    Resolutions resolutions() {
        return resolutions;
    }

    /** Where samples go. */
    SamplePublisher samples() {
        return new SamplePublisher(outbox, topics);
    }

    OutboxState outboxState() {
        return outbox.state();
    }

    /** See {@link SampleFeed#awaitCaughtUp}. */
    void awaitReadBack(Duration deadline) throws InterruptedException {
        feed.awaitCaughtUp(deadline);
    }

    /** Gives this replica's nodes to the others. */
    void leaveGroup() {
        share.close();
    }

    void stopReading() {
        requests.close();
        feed.close();
    }

    /** To be called when nothing is put into the outbox any more. */
    void closeOutbox() {
        outbox.close();
    }
}
