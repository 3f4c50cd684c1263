package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.kubelet.KubeletAddressing;
import dev.windlass.metrics.kubelet.KubeletAddressing.Endpoint;
import dev.windlass.metrics.kubelet.KubeletAnswer;
import dev.windlass.metrics.kubelet.KubeletClient;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.Decoded;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.kubelet.parse.PointDecoder;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.service.time.Clocks;
import dev.windlass.service.time.Moment;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way of one node: kubelet → points → window → topic. Any number of nodes at once, each at most once at a time. */
public final class NodeScrape {
    private final KubeletAddressing addressing;
    private final KubeletClient kubelets;
    private final PodCompleteness completeness;
    private final UsageStore store;
    private final SampleSink samples;
    private final ScrapeMetrics metrics;
    private final Tracer tracer;
    private final Clocks time;
    /** A decoder remembers the containers of its node, which makes the next answer cheap. */
    private final Map<String, PointDecoder> decoders = new ConcurrentHashMap<>();

    public NodeScrape(
            KubeletAddressing addressing,
            KubeletClient kubelets,
            PodCompleteness completeness,
            UsageStore store,
            SampleSink samples,
            ScrapeMetrics metrics,
            Tracer tracer,
            Clocks time) {
        this.addressing = addressing;
        this.kubelets = kubelets;
        this.completeness = completeness;
        this.store = store;
        this.samples = samples;
        this.metrics = metrics;
        this.tracer = tracer;
        this.time = time;
    }

    NodeOutcome scrape(KubeletNode node) throws InterruptedException {
        Span span = tracer.spanBuilder("scrape")
                .setNoParent()
                .setAttribute("k8s.node.name", node.name())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            NodeOutcome outcome =
                    switch (addressing.endpoint(node)) {
                        case Endpoint.Reachable(URI uri) -> scrape(node.name(), uri);
                        case Endpoint.Unaddressable(String reason) ->
                            new NodeOutcome.Failed(FailureCause.ADDRESS, reason);
                    };
            if (outcome instanceof NodeOutcome.Failed(FailureCause cause, String detail)) {
                store.missed(node.name());
                span.setStatus(StatusCode.ERROR, cause.label() + ": " + detail);
            }
            return outcome;
        } finally {
            span.end();
        }
    }

    private NodeOutcome scrape(String node, URI uri) throws InterruptedException {
        Moment requestedAt = time.now();
        return kubelets.fetch(node, uri, answer -> outcome(node, answer, requestedAt));
    }

    private NodeOutcome outcome(String node, KubeletAnswer answer, Moment requestedAt) {
        metrics.requested(
                node,
                requestedAt.wall(),
                Duration.between(requestedAt.steady(), time.steady().instant()));
        return switch (answer) {
            case KubeletAnswer.Body(byte[] bytes) -> decode(node, bytes, requestedAt);
            case KubeletAnswer.Failed(FailureCause cause, String detail) -> new NodeOutcome.Failed(cause, detail);
        };
    }

    private NodeOutcome decode(String node, byte[] answer, Moment requestedAt) {
        PointDecoder decoder = decoders.computeIfAbsent(node, _ -> new PointDecoder(completeness));
        return switch (decoder.decode(answer, answer.length, CounterPoint.nanosOf(requestedAt.wall()))) {
            case Decoded.Points(NodePoints points) -> judge(node, points, requestedAt);
            case Decoded.Malformed(int line, String reason) ->
                new NodeOutcome.Failed(FailureCause.PARSE, "line " + line + ": " + reason);
        };
    }

    private NodeOutcome judge(String node, NodePoints points, Moment requestedAt) {
        String missing = "no CPU or memory of the node itself among " + points.size() + " containers";
        return switch (store.worth(node, points)) {
            case WHOLE -> {
                NodeWindow window = keep(node, points, requestedAt);
                yield new NodeOutcome.Scraped(points.size(), window.renewed());
            }
            case PARTIAL -> {
                NodeWindow _ = keep(node, points, requestedAt);
                yield new NodeOutcome.Partial(FailureCause.INCOMPLETE, missing);
            }
            case LESS_THAN_HELD -> new NodeOutcome.Failed(FailureCause.INCOMPLETE, missing);
        };
    }

    private NodeWindow keep(String node, NodePoints points, Moment requestedAt) {
        NodeWindow window;
        Span windowSpan = tracer.spanBuilder("window").startSpan();
        try {
            window = store.record(node, points, requestedAt.steady(), requestedAt.wall());
        } finally {
            windowSpan.end();
        }
        Span publishSpan = tracer.spanBuilder("publish").startSpan();
        try {
            samples.publish(node, requestedAt.wall(), window, Context.current().with(publishSpan));
        } finally {
            publishSpan.end();
        }
        return window;
    }

    /** Lets go of what is kept for nodes that are gone. */
    void keepOnly(Set<String> nodes) {
        decoders.keySet().retainAll(nodes);
        kubelets.keepOnly(nodes);
    }
}
