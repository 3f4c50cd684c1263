package dev.windlass.autoscaler.publish;

import dev.windlass.autoscaler.decision.Replay;
import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.DecisionEvent;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The history of every autoscaler as its last record tells it: what a restarted replica, or one that takes over, goes on from. Each
 * record is evaluated again, so no state has to be written beside it.
 */
public final class RecoveredHistories implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RecoveredHistories.class.getName());
    /** The longest window or policy period an autoscaler may have, and some time to spare. */
    private static final Duration FAR_ENOUGH = Duration.ofMinutes(70);

    private final Map<String, Recovered> last = new ConcurrentHashMap<>();
    private final TopicReader reader;

    /** A history and the object it belongs to: another object of the same name starts anew. */
    private record Recovered(String uid, History history) {}

    private RecoveredHistories(TopicSource source, Topics topics) {
        this.reader = source.follow(
                Set.of(topics.horizontalDecisions()), Start.since(FAR_ENOUGH), new DecisionCodec(), this::accept);
    }

    /** Starts reading; returns at once. */
    public static RecoveredHistories follow(TopicSource source, Topics topics) {
        return new RecoveredHistories(source, topics);
    }

    private void accept(Received<DecisionEvent> received) {
        if (received.value() instanceof Decoded.Value<DecisionEvent>(DecisionEvent event)
                && event.decision() instanceof HorizontalDecision decision) {
            try {
                last.put(
                        identity(
                                decision.autoscaler().kind(),
                                decision.autoscaler().path()),
                        new Recovered(decision.autoscaler().uid(), Replay.historyAfter(decision.inputs())));
            } catch (IllegalArgumentException e) {
                // A record of another build: its autoscaler starts as on a first evaluation, which holds it where it
                // is.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a decision cannot be taken up: autoscaler={0} offset={1} reason={2}",
                        decision.autoscaler().path(),
                        received.offset(),
                        e.getMessage());
            }
        }
    }

    private static String identity(String kind, String path) {
        return kind + "/" + path;
    }

    /** The history of an autoscaler, unless the last record is of another object of its name. */
    public Optional<History> find(AutoscalerKey autoscaler, String uid) {
        Recovered recovered =
                last.get(identity(autoscaler.kind().kind(), autoscaler.namespace() + "/" + autoscaler.name()));
        return recovered == null || !recovered.uid().equals(uid) ? Optional.empty() : Optional.of(recovered.history());
    }

    /** Waits until the topic was read to its end; false when the deadline passed first, as it does while Kafka is away. */
    public boolean await(Duration deadline) throws InterruptedException {
        return reader.awaitCaughtUp(deadline);
    }

    /** The reader, for its metrics and health. */
    public TopicReader reader() {
        return reader;
    }

    @Override
    public void close() {
        reader.close();
    }
}
