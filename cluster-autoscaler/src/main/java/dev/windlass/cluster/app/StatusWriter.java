package dev.windlass.cluster.app;

import dev.windlass.cluster.observe.View;
import dev.windlass.cluster.publish.Events;
import dev.windlass.cluster.scaledown.Plan;
import dev.windlass.cluster.scaledown.Removal;
import dev.windlass.cluster.scaleup.Backoff;
import dev.windlass.cluster.scaleup.Readiness;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.status.Report;
import dev.windlass.cluster.status.Report.Area;
import dev.windlass.cluster.status.Report.Group;
import dev.windlass.cluster.status.Report.ScaleUp;
import dev.windlass.cluster.status.StatusConfigMap;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Writes the status after each pass. A status that cannot be written costs nothing else. For the loop's thread. */
final class StatusWriter {
    private static final Logger LOG = Logger.getLogger(StatusWriter.class);

    private final Optional<StatusConfigMap> configMap;
    private final Growth growth;
    private final Events events;
    private final AutoscalerMetrics metrics;
    private final String namespace;
    private final String name;

    /**
     * @param configMap empty when no status is to be written
     */
    StatusWriter(
            Optional<StatusConfigMap> configMap,
            Growth growth,
            Events events,
            AutoscalerMetrics metrics,
            String namespace,
            String name) {
        this.configMap = configMap;
        this.growth = growth;
        this.events = events;
        this.metrics = metrics;
        this.namespace = namespace;
        this.name = name;
    }

    void unhealthy(View view, Instant now) {
        String message = "Cluster is unhealthy: " + view.total().unready() + " of "
                + view.total().registered() + " nodes are unready";
        events.onConfigMap(namespace, name, Events.Kind.WARNING, "ClusterUnhealthy", message);
        Area cluster = new Area(false, view.total(), ScaleUp.NO_ACTIVITY, 0);
        write(new Report(
                now, Report.Phase.RUNNING, message, cluster, groups(view, Map.of(), ScaleUp.NO_ACTIVITY, now)));
    }

    void write(View view, Plan plan, Growth.Simulated simulated, String problem, Instant now) {
        Map<String, Long> candidates =
                plan.unneeded().stream().collect(Collectors.groupingBy(Removal::group, Collectors.counting()));
        boolean waiting = view.upcoming().values().stream().anyMatch(count -> count > 0);
        ScaleUp activity =
                waiting ? ScaleUp.IN_PROGRESS : simulated.needsNodes() ? ScaleUp.NEEDED : ScaleUp.NO_ACTIVITY;
        Area cluster = new Area(true, view.total(), activity, plan.unneeded().size());
        write(new Report(
                now, Report.Phase.RUNNING, problem, cluster, groups(view, candidates, ScaleUp.NO_ACTIVITY, now)));
    }

    private List<Group> groups(View view, Map<String, Long> candidates, ScaleUp idle, Instant now) {
        return view.groups().stream()
                .map(group -> group(view, group, candidates, idle, now))
                .toList();
    }

    private Group group(View view, NodeGroup group, Map<String, Long> candidates, ScaleUp idle, Instant now) {
        Optional<Backoff.Entry> backoff = growth.backoff().at(group.id(), now);
        Readiness readiness = view.readinessOf(group.id());
        ScaleUp activity =
                backoff.isPresent() ? ScaleUp.BACKOFF : growth.isWaitingFor(group.id()) ? ScaleUp.IN_PROGRESS : idle;
        int unneeded = candidates.getOrDefault(group.id(), 0L).intValue();
        return new Group(
                group.id(),
                new Area(true, readiness, activity, unneeded),
                group.targetSize(),
                group.minSize(),
                group.maxSize(),
                backoff.map(entry -> new Report.BackoffInfo(entry.code(), entry.message()))
                        .orElse(null));
    }

    private void write(Report report) {
        configMap.ifPresent(target -> {
            try {
                target.write(report);
            } catch (IOException e) {
                metrics.error("apiCallError");
                LOG.warnf("status not written: error=%s", e.getMessage());
            }
        });
    }
}
