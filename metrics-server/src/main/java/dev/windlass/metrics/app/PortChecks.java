package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.HealthChecks;
import dev.windlass.kube.aggregated.HealthChecks.Check;
import dev.windlass.service.loop.LoopHealth;
import java.util.List;
import java.util.Optional;

/** The checks behind {@code /livez}, {@code /readyz} and {@code /healthz} of the API port, under the peer's names. */
final class PortChecks {
    private PortChecks() {}

    static HealthChecks of(MetricsServer server) {
        Check collection = new Check(
                "metric-collection-timely",
                () -> server.pulse().filter(pulse -> !pulse.alive()).map(PortChecks::late));
        Check storage = new Check("metric-storage-ready", () -> problem(server.hasData(), "no metrics to serve"));
        Check nodes = new Check(
                "metric-informer-sync",
                () -> problem(server.objects().nodeState().synced(), "nodes have not been listed yet"));
        Check pods = new Check(
                "metadata-informer-sync",
                () -> problem(server.objects().podState().synced(), "pods have not been listed yet"));
        return new HealthChecks(List.of(collection, pods), List.of(storage, nodes, pods), List.of(pods));
    }

    private static String late(LoopHealth pulse) {
        return "the last tick finished " + pulse.age().toSeconds() + " s ago";
    }

    private static Optional<String> problem(boolean passes, String otherwise) {
        return passes ? Optional.empty() : Optional.of(otherwise);
    }
}
