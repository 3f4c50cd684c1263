package dev.windlass.cluster.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaleup.Readiness;
import dev.windlass.cluster.status.Report.Area;
import dev.windlass.cluster.status.Report.BackoffInfo;
import dev.windlass.cluster.status.Report.Group;
import dev.windlass.cluster.status.Report.ScaleUp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class StatusYamlTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");

    private final StatusYaml yaml = new StatusYaml();

    @Test
    void theClusterIsWrittenAsThePeerWritesIt() {
        Report report = new Report(
                NOW,
                Report.Phase.RUNNING,
                "",
                new Area(true, new Readiness(4, 1, 0, 0), ScaleUp.NO_ACTIVITY, 0),
                List.of());
        assertThat(yaml.render(report)).isEqualTo("""
                time: 2026-01-02 03:04:05.123456789 +0000 UTC
                autoscalerStatus: Running
                clusterWide:
                  health:
                    status: Healthy
                    nodeCounts:
                      registered:
                        total: 5
                        ready: 4
                        notStarted: 1
                        suspended: 0
                        unready:
                          total: 0
                          resourceUnready: 0
                      longUnregistered: 0
                      unregistered: 0
                    lastProbeTime: "2026-01-02T03:04:05Z"
                    lastTransitionTime: "2026-01-02T03:04:05Z"
                  scaleUp:
                    status: NoActivity
                    lastProbeTime: "2026-01-02T03:04:05Z"
                    lastTransitionTime: "2026-01-02T03:04:05Z"
                  scaleDown:
                    status: NoCandidates
                    lastProbeTime: "2026-01-02T03:04:05Z"
                    lastTransitionTime: "2026-01-02T03:04:05Z"
                """);
    }

    @Test
    void aGroupInBackoffSaysWhy() {
        Group group = new Group(
                "pool \"a\"",
                new Area(true, Readiness.NONE, ScaleUp.BACKOFF, 2),
                3,
                1,
                9,
                new BackoffInfo("timeout", "x".repeat(600)));
        Map<String, Object> parsed = group(report(NOW, group));
        assertThat(parsed).containsEntry("name", "pool \"a\"");
        assertThat(at(parsed, "scaleUp", "status")).isEqualTo("Backoff");
        assertThat((String) at(parsed, "scaleUp", "backoffInfo", "errorMessage"))
                .hasSize(500)
                .endsWith("<truncated>");
        assertThat(at(parsed, "scaleDown", "candidates")).isEqualTo(2);
        assertThat(at(parsed, "health", "cloudProviderTarget")).isEqualTo(3);
        assertThat(at(parsed, "health", "maxSize")).isEqualTo(9);
    }

    @Test
    void aTransitionIsWhenTheStatusLastChanged() {
        Group idle = new Group("pool", new Area(true, Readiness.NONE, ScaleUp.NO_ACTIVITY, 0), 0, 0, 9, null);
        Group busy = new Group("pool", new Area(true, Readiness.NONE, ScaleUp.IN_PROGRESS, 0), 0, 0, 9, null);
        yaml.render(report(NOW, idle));
        yaml.render(report(NOW.plusSeconds(10), busy));
        Map<String, Object> later = group(report(NOW.plusSeconds(20), busy));
        assertThat(at(later, "scaleUp", "lastProbeTime")).isEqualTo("2026-01-02T03:04:25Z");
        assertThat(at(later, "scaleUp", "lastTransitionTime")).isEqualTo("2026-01-02T03:04:15Z");
        assertThat(at(later, "scaleDown", "lastTransitionTime")).isEqualTo("2026-01-02T03:04:05Z");
    }

    private static Report report(Instant time, Group group) {
        return new Report(
                time, Report.Phase.RUNNING, "", new Area(true, Readiness.NONE, ScaleUp.NO_ACTIVITY, 0), List.of(group));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> group(Report report) {
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml.render(report));
        return ((List<Map<String, Object>>) root.get("nodeGroups")).getFirst();
    }

    private static Object at(Map<String, Object> map, String... path) {
        Object value = map;
        for (String key : path) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }
}
