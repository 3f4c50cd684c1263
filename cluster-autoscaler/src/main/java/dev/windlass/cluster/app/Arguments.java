package dev.windlass.cluster.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Process arguments as the peer takes them, so that a Deployment's {@code args} stay as they are.
 *
 * @param settings by full name
 * @param ignored flags that are understood and have no effect here yet
 */
record Arguments(Map<String, String> settings, List<String> ignored) {
    private static final String PREFIX = "windlass.cluster-autoscaler.";

    /** Flags with another home. */
    private static final Map<String, String> ELSEWHERE = Map.of("kubeconfig", "windlass.kube.kubeconfig");

    /** The peer's flags that stand for something not built yet, or that mean nothing here. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "address",
            "alsologtostderr",
            "async-node-groups",
            "aws-use-static-instance-list",
            "balance-similar-node-groups",
            "balancing-ignore-label",
            "balancing-label",
            "bulk-mig-instances-listing-enabled",
            "bypassed-scheduler-names",
            "capacity-buffer-controller-enabled",
            "capacity-buffer-pod-dry-run-enabled",
            "capacity-buffer-pod-injection-enabled",
            "capacity-quotas-enabled",
            "check-capacity-batch-processing",
            "check-capacity-processor-instance",
            "check-capacity-provisioning-request-batch-timebox",
            "check-capacity-provisioning-request-max-batch-size",
            "cloud-config",
            "cluster-name",
            "cluster-snapshot-parallelism",
            "clusterapi-cloud-config-authoritative",
            "debugging-snapshot-enabled",
            "drain-priority-config",
            "dynamic-node-delete-delay-after-taint-enabled",
            "enable-csi-node-aware-scheduling",
            "enable-dynamic-resource-allocation",
            "enable-graceful-degradation",
            "enable-proactive-scaleup",
            "enable-provisioning-requests",
            "enforce-node-group-min-size",
            "estimator",
            "fastpath-binpacking-enabled",
            "feature-gates",
            "force-delete-failed-nodes",
            "force-delete-unregistered-nodes",
            "force-ds",
            "frequent-loops-enabled",
            "gce-concurrent-refreshes",
            "gce-mig-instances-min-refresh-wait-time",
            "gpu-total",
            "grpc-expander-cert",
            "grpc-expander-url",
            "ignore-taint",
            "kube-api-content-type",
            "kube-client-burst",
            "kube-client-qps",
            "kubernetes",
            "log-dir",
            "logging-format",
            "logtostderr",
            "max-allocatable-difference-ratio",
            "max-binpacking-time",
            "max-bulk-soft-taint-time",
            "max-failing-time",
            "max-free-difference-ratio",
            "max-node-skip-eval-time-tracker-enabled",
            "max-nodegroup-binpacking-duration",
            "max-startup-time",
            "memory-difference-ratio",
            "node-autoprovisioning-enabled",
            "node-deletion-batcher-interval",
            "node-deletion-candidate-ttl",
            "node-deletion-delay-timeout",
            "node-group-auto-discovery",
            "node-info-cache-expire-time",
            "node-removal-latency-tracking-enabled",
            "nodes",
            "parallel-scale-up",
            "pending-pods-batching-timeout",
            "pod-injection-limit",
            "predicate-parallelism",
            "profiling",
            "provisioning-request-initial-backoff-time",
            "provisioning-request-max-backoff-cache-size",
            "provisioning-request-max-backoff-time",
            "record-duplicated-events",
            "regional",
            "salvo-scale-up",
            "salvo-scale-up-budget",
            "scale-down-candidates-pool-min-count",
            "scale-down-candidates-pool-ratio",
            "scale-down-delay-type-local",
            "scale-down-gpu-utilization-threshold",
            "scale-from-unschedulable",
            "scale-up-from-zero",
            "scaleup-simulation-for-skipped-node-groups-enabled",
            "scheduler-config-file",
            "scheduler-verbosity",
            "startup-taint-prefix",
            "status-taint",
            "stderrthreshold",
            "user-agent",
            "v",
            "vmodule");

    Arguments {
        settings = Map.copyOf(settings);
        ignored = List.copyOf(ignored);
    }

    /**
     * @param known names of the settings there are, without prefix
     * @throws IllegalArgumentException naming an argument that nobody understands
     */
    static Arguments parse(List<String> arguments, Set<String> known) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-")) {
                throw new IllegalArgumentException(
                        "argument \"" + argument + "\" is no flag; write --name=value, such as --scan-interval=10s");
            }
            String flag = argument.replaceFirst("^--?", "");
            int equals = flag.indexOf('=');
            String name = equals < 0 ? flag : flag.substring(0, equals);
            String value = equals < 0 ? "true" : flag.substring(equals + 1);
            boolean valueFollows = equals < 0
                    && i + 1 < arguments.size()
                    && !arguments.get(i + 1).startsWith("-");
            if (valueFollows) {
                value = arguments.get(++i);
            }
            if (known.contains(name) || ELSEWHERE.containsKey(name)) {
                settings.merge(ELSEWHERE.getOrDefault(name, PREFIX + name), value, (a, b) -> a + "," + b);
            } else if (WITHOUT_EFFECT.contains(name)) {
                ignored.add(name);
            } else {
                throw new IllegalArgumentException("unknown argument --" + name
                        + ": correct the spelling or remove it (the flags are listed in the service's documentation)");
            }
        }
        return new Arguments(settings, ignored);
    }
}
