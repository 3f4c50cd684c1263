package dev.windlass.console.feed;

import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.SourceState;
import dev.windlass.console.projection.SourceState.Connection;
import dev.windlass.console.projection.SourceState.Origin;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.DecisionEvent;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.read.ReaderMetrics;
import dev.windlass.stream.read.ReaderState;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.SampleCodec;
import dev.windlass.stream.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the topics say: usage of nodes and pods, and every decision. */
public final class TopicFeed implements Feed {
    /** Only the last sample of each node is shown, and a live node has one that is younger. */
    private static final Duration SAMPLES = Duration.ofMinutes(5);

    private final TopicSource source;
    private final Topics topics;
    private final Duration history;
    private final MeterRegistry meters;
    private final InstantSource time;
    private final Map<String, TopicReader> readers = new LinkedHashMap<>();

    /** @param history how far back decisions are read */
    public TopicFeed(TopicSource source, Topics topics, Duration history, MeterRegistry meters, InstantSource time) {
        this.source = source;
        this.topics = topics;
        this.history = history;
        this.meters = meters;
        this.time = time;
    }

    @Override
    public synchronized void start(Consumer<Event> events) {
        readers.put(
                topics.samples(),
                source.follow(
                        Set.of(topics.samples()),
                        Start.since(SAMPLES),
                        new SampleCodec(),
                        received -> sample(received, events)));
        for (String topic : List.of(topics.horizontalDecisions(), topics.clusterDecisions())) {
            readers.put(
                    topic,
                    source.follow(
                            Set.of(topic),
                            Start.since(history),
                            new DecisionCodec(),
                            received -> decision(received, events)));
        }
        readers.forEach((topic, reader) -> new ReaderMetrics(reader, topic).bindTo(meters));
    }

    private void sample(Received<NodeSample> received, Consumer<Event> events) {
        received.value().found().ifPresent(sample -> events.accept(new Event.Sampled(now(), sample)));
    }

    private void decision(Received<DecisionEvent> received, Consumer<Event> events) {
        received.value().found().ifPresent(event -> events.accept(decided(event)));
    }

    private Event decided(DecisionEvent event) {
        return switch (event.decision()) {
            case HorizontalDecision decision -> new Event.HorizontallyDecided(now(), event.id(), decision);
            case ClusterDecision decision -> new Event.ClusterDecided(now(), event.id(), decision);
        };
    }

    @Override
    public synchronized List<SourceState> sources() {
        return readers.entrySet().stream()
                .filter(entry -> entry.getValue().state().link() != ReaderState.Link.DISABLED)
                .map(entry -> state(entry.getKey(), entry.getValue().state()))
                .toList();
    }

    private SourceState state(String topic, ReaderState state) {
        Connection connection =
                switch (state.link()) {
                    case AWAY -> Connection.LOST;
                    case CONNECTED -> state.caughtUp() ? Connection.LIVE : Connection.CATCHING_UP;
                    case DISABLED -> Connection.LIVE;
                };
        String detail = connection == Connection.LOST ? state.lastError().orElse("") : "";
        return new SourceState(topic, Origin.KAFKA, connection, now(), detail);
    }

    @Override
    public synchronized void close() {
        readers.values().forEach(TopicReader::close);
        readers.clear();
    }

    private Instant now() {
        return time.instant();
    }
}
