package dev.windlass.cluster.observe;

import dev.windlass.cluster.scaleup.Announcement;
import dev.windlass.cluster.scaleup.Announcement.Target;
import dev.windlass.cluster.scaleup.Announcements;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.DecisionEvent;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.trace.TraceParent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Follows the topic of horizontal decisions and keeps those whose pods are still to come. Safe for any thread. */
public final class HorizontalDecisions implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HorizontalDecisions.class);

    private final AtomicReference<Announcements> announcements = new AtomicReference<>(Announcements.NONE);
    private final Predicate<HorizontalDecision> counts;
    private final Runnable wake;
    private final TopicReader reader;

    private HorizontalDecisions(
            TopicSource source,
            StreamSettings settings,
            Duration lifetime,
            Predicate<HorizontalDecision> counts,
            Runnable wake) {
        this.counts = counts;
        this.wake = wake;
        this.reader = source.follow(
                Set.of(settings.topics().horizontalDecisions()),
                Start.since(lifetime),
                new DecisionCodec(),
                this::receive);
    }

    /**
     * Starts to follow; what was decided within the lifetime before is read back.
     *
     * @param lifetime how long a decision may take to become pods
     * @param counts whether a decision will be followed by pods
     * @param wake called when there is something to order nodes for
     */
    public static HorizontalDecisions follow(
            TopicSource source,
            StreamSettings settings,
            Duration lifetime,
            Predicate<HorizontalDecision> counts,
            Runnable wake) {
        return new HorizontalDecisions(source, settings, lifetime, counts, wake);
    }

    private void receive(Received<DecisionEvent> received) {
        switch (received.value()) {
            case Decoded.Value<DecisionEvent>(DecisionEvent event)
            when event.decision() instanceof HorizontalDecision decision -> {
                if (counts.test(decision)) {
                    accept(announcement(decision, received));
                }
            }
            case Decoded.Value<DecisionEvent> _, Decoded.Tombstone<DecisionEvent> _ -> {}
            case Decoded.Unreadable<DecisionEvent>(String reason) ->
                LOG.warnf(
                        "horizontal decision skipped: topic=%s offset=%d reason=%s",
                        received.topic(), received.offset(), reason);
        }
    }

    private static Announcement announcement(HorizontalDecision decision, Received<DecisionEvent> received) {
        return new Announcement(
                new Target(
                        decision.target().kind(),
                        decision.target().namespace(),
                        decision.target().name()),
                decision.currentReplicas(),
                decision.desiredReplicas(),
                decision.decidedAt(),
                received.headers().getOrDefault(TraceParent.HEADER, ""));
    }

    private void accept(Announcement announcement) {
        announcements.updateAndGet(known -> known.with(announcement));
        if (announcement.grows()) {
            wake.run();
        }
    }

    /** The open announcements after dropping what is over. */
    public Announcements update(UnaryOperator<Announcements> drop) {
        return announcements.updateAndGet(drop);
    }

    public TopicReader reader() {
        return reader;
    }

    @Override
    public void close() {
        reader.close();
    }
}
