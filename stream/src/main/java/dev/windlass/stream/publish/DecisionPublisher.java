package dev.windlass.stream.publish;

import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.Decision;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.DecisionEvent;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.topic.Topics;
import dev.windlass.stream.trace.TraceParent;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Decisions on their way to the topic of their kind, keyed by what was decided about. */
public final class DecisionPublisher {
    private final DecisionCodec codec = new DecisionCodec();
    private final Outbox outbox;
    private final Topics topics;
    private final String service;

    /** @param service the {@code source} of the events is {@code /windlass/<service>} */
    public DecisionPublisher(Outbox outbox, Topics topics, String service) {
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.topics = Objects.requireNonNull(topics, "topics");
        this.service = Objects.requireNonNull(service, "service");
    }

    /**
     * Publishes a decision; never blocks.
     *
     * @param context the trace it belongs to
     * @return the event as it will stand on the topic
     */
    public DecisionEvent publish(Decision decision, Context context) {
        DecisionEvent event = DecisionCodec.event(service, decision);
        Map<String, String> headers = new HashMap<>(TraceParent.headers(context));
        headers.put("content-type", DecisionCodec.CONTENT_TYPE);
        outbox.publish(new OutgoingRecord(
                topic(decision),
                decision.key(),
                decision.decidedAt(),
                codec.encode(event),
                headers,
                OutgoingRecord.Keep.TO_THE_LAST));
        return event;
    }

    private String topic(Decision decision) {
        return switch (decision) {
            case HorizontalDecision _ -> topics.horizontalDecisions();
            case ClusterDecision _ -> topics.clusterDecisions();
        };
    }
}
