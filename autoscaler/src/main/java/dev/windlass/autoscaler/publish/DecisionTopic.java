package dev.windlass.autoscaler.publish;

import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.publish.DecisionPublisher;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Publishes what is worth a record: what changes something, what is new, and what was asked for. Callable from any thread. */
public final class DecisionTopic {
    private final DecisionPublisher publisher;
    private final Map<AutoscalerKey, Object> gists = new ConcurrentHashMap<>();

    public DecisionTopic(DecisionPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Whether an evaluation says something the last record of its autoscaler did not say; the gist becomes the last one.
     *
     * @param gist compared by {@code equals}
     */
    public boolean isNews(AutoscalerKey autoscaler, Object gist) {
        return !gist.equals(gists.put(autoscaler, gist));
    }

    /** Hands a record to the outbox; never blocks. */
    public void publish(HorizontalDecision decision, Context context) {
        publisher.publish(decision, context);
    }

    /** Forgets a deleted autoscaler. */
    public void forget(AutoscalerKey autoscaler) {
        gists.remove(autoscaler);
    }
}
