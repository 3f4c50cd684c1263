package dev.windlass.metrics.benchmark;

import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.metrics.api.FreshnessMetric;
import dev.windlass.metrics.api.MetricsApi;
import dev.windlass.metrics.api.Readings;
import dev.windlass.metrics.api.RunningPod;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.parse.Decoded;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.kubelet.parse.PointDecoder;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A cluster of 30 pods a node, scraped twice, behind the API as a request finds it. */
final class MeasuredCluster {
    static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final int PODS_PER_NODE = 30;

    private MeasuredCluster() {}

    static MetricsApi of(int podCount) {
        Mirror<KubeletNode> nodes = new Mirror<>();
        Mirror<RunningPod> pods = new Mirror<>();
        UsageStore store = new UsageStore(WindowRules.standard(Duration.ofSeconds(15), Duration.ofMinutes(1)));
        for (int node = 0; node < podCount / PODS_PER_NODE; node++) {
            String name = "node-" + node;
            PointDecoder decoder = new PointDecoder(PodCompleteness.CONTAINER_ALONE);
            for (int second = 0; second < 45; second += 15) {
                store.record(
                        name, points(decoder, KubeletText.of(node, PODS_PER_NODE, second)), START.plusSeconds(second));
            }
            for (int pod = 0; pod < PODS_PER_NODE; pod++) {
                RunningPod running = pod(name, node, pod);
                pods.upsert(new ObjectKey(running.namespace(), running.name()), running);
            }
        }
        return new MetricsApi(
                new Readings(nodes, pods, LabelSelector.everything(), store),
                () -> true,
                new FreshnessMetric(new CollectorRegistry()),
                InstantSource.fixed(START.plusSeconds(60)));
    }

    static NodePoints points(PointDecoder decoder, byte[] text) {
        return switch (decoder.decode(text, text.length, 1)) {
            case Decoded.Points(NodePoints points) -> points;
            case Decoded.Malformed malformed -> throw new IllegalStateException(malformed.toString());
        };
    }

    private static RunningPod pod(String nodeName, int node, int pod) {
        return new RunningPod(
                KubeletText.namespace(pod),
                KubeletText.podName(node, pod),
                nodeName,
                Map.of(
                        "app.kubernetes.io/name",
                        "service-" + pod % 97,
                        "app.kubernetes.io/instance",
                        "release-" + pod % 13,
                        "pod-template-hash",
                        Integer.toHexString(0x5f000 + node * 31),
                        "team",
                        KubeletText.namespace(pod)));
    }
}
