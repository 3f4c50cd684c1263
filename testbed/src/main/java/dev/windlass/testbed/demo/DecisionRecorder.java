package dev.windlass.testbed.demo;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.Decision;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.DecisionEvent;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.topic.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Every decision as it appears on its topic, told to the narrator and kept for the summary. */
final class DecisionRecorder implements AutoCloseable {
    private final List<Decision> decisions = new CopyOnWriteArrayList<>();
    private final Narrator narrator;
    private final TopicReader reader;

    DecisionRecorder(StreamSettings stream, Narrator narrator) {
        this.narrator = narrator;
        Topics topics = stream.topics();
        this.reader = TopicSource.of(stream, "demo", InstantSource.system())
                .follow(
                        Set.of(topics.horizontalDecisions(), topics.clusterDecisions()),
                        Start.earliest(),
                        new DecisionCodec(),
                        this::received);
    }

    private void received(Received<DecisionEvent> received) {
        received.value().found().map(DecisionEvent::decision).ifPresent(decision -> {
            decisions.add(decision);
            narrator.says(
                    switch (decision) {
                        case HorizontalDecision _ -> "autoscaler";
                        case ClusterDecision _ -> "cluster-autoscaler";
                    },
                    decision.sentence());
        });
    }

    Stream<HorizontalDecision> horizontal() {
        return decisions.stream().filter(HorizontalDecision.class::isInstance).map(HorizontalDecision.class::cast);
    }

    Stream<ClusterDecision> cluster() {
        return decisions.stream().filter(ClusterDecision.class::isInstance).map(ClusterDecision.class::cast);
    }

    @Override
    public void close() {
        reader.close();
    }
}
