package dev.windlass.cluster.vector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.cluster.observe.NodeReader;
import dev.windlass.cluster.observe.PodReader;
import dev.windlass.cluster.scheduling.Restriction;
import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.scheduling.Tolerance;
import dev.windlass.cluster.scheduling.Verdict;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Resources;
import dev.windlass.cluster.snapshot.UnbuiltRule;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.Kinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One scenario: a cluster, a pending pod, and what kube-scheduler said for every node. */
public final class SchedulingVector {
    private static final Set<String> COUNTED = Set.of(Resources.CPU, Resources.MEMORY, Resources.EPHEMERAL_STORAGE);

    private final JsonNode scenario;
    private final Pod pod;
    private final ClusterSnapshot cluster;
    private final Scheduling scheduling;

    public SchedulingVector(JsonNode scenario) {
        this.scenario = scenario;
        this.pod = pod(scenario.get("pending"));
        this.cluster = cluster(scenario.get("cluster"));
        boolean comparison =
                scenario.at("/featureGates/TaintTolerationComparisonOperators").asBoolean();
        this.scheduling = new Scheduling(comparison ? Tolerance.COMPARISON : Tolerance.EQUALITY);
    }

    public String id() {
        return scenario.path("id").asText();
    }

    Pod pod() {
        return pod;
    }

    ClusterSnapshot cluster() {
        return cluster;
    }

    /** Plugin of a rule the scenario turns on that is not built yet. */
    public Optional<String> unbuiltRule() {
        Optional<String> ofPod = pod.spec().unbuiltRules().stream()
                .map(UnbuiltRule::plugin)
                .sorted()
                .findFirst();
        boolean othersObject = cluster.nodes().stream()
                .flatMap(node -> node.pods().stream())
                .anyMatch(other -> other.spec().unbuiltRules().contains(UnbuiltRule.POD_AFFINITY));
        return ofPod.isPresent() || !othersObject ? ofPod : Optional.of(UnbuiltRule.POD_AFFINITY.plugin());
    }

    /** What the filters say otherwise than kube-scheduler; empty when they agree in everything. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        JsonNode expected = scenario.path("expect");
        compare(differences, "gate", expected.at("/gate/reasons/0").asText(), gate());
        compare(differences, "pre-filter", expected.at("/preFilter/reasons/0").asText(), preFilter());
        compareAmounts(
                differences, "request", expected.path("request"), pod.spec().requests());
        for (NodeState node : cluster.nodes()) {
            JsonNode verdict = expected.path("nodes").path(node.name());
            compare(differences, node.name() + " fits", verdict.path("fits").asBoolean(), fits(node));
            if (!expected.has("preFilter")) {
                compare(differences, node.name(), expectedRefusals(verdict), refusals(node));
            }
            compareAmounts(differences, node.name() + " holds", verdict.path("requested"), node.requested());
        }
        return differences;
    }

    boolean fits(NodeState node) {
        return scheduling.fits(pod, node) == Verdict.Fit.FIT;
    }

    private String gate() {
        return scheduling.gate(pod).map(refusal -> refusal.reasons().getFirst()).orElse("");
    }

    private String preFilter() {
        return scheduling.restrict(pod) instanceof Restriction.NoNode(Refusal refusal)
                ? refusal.reasons().getFirst()
                : "";
    }

    private static void compare(List<String> differences, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            differences.add(what + ": expected " + expected + ", was " + actual);
        }
    }

    private static void compareAmounts(List<String> differences, String what, JsonNode expected, Resources actual) {
        if (expected.isMissingNode()) {
            return;
        }
        Map<String, Long> wanted = new TreeMap<>(Map.of(
                Resources.CPU, expected.path("milliCPU").asLong(),
                Resources.MEMORY, expected.path("memory").asLong(),
                Resources.EPHEMERAL_STORAGE, expected.path("ephemeralStorage").asLong()));
        expected.path("scalar")
                .properties()
                .forEach(scalar -> wanted.put(scalar.getKey(), scalar.getValue().asLong()));
        Map<String, Long> found = new TreeMap<>(Map.of(
                Resources.CPU, actual.milliCpu(),
                Resources.MEMORY, actual.memoryBytes(),
                Resources.EPHEMERAL_STORAGE, actual.ephemeralStorageBytes()));
        found.putAll(actual.scalars());
        withoutZeros(wanted);
        withoutZeros(found);
        compare(differences, what, wanted, found);
    }

    private static void withoutZeros(Map<String, Long> amounts) {
        amounts.entrySet().removeIf(entry -> entry.getValue() == 0 && !COUNTED.contains(entry.getKey()));
    }

    private Map<String, Set<String>> refusals(NodeState node) {
        Map<String, Set<String>> refusals = new TreeMap<>();
        for (Refusal refusal : scheduling.explain(pod, node)) {
            refusals.put(refusal.plugin() + " " + refusal.code().text(), new TreeSet<>(refusal.reasons()));
        }
        return refusals;
    }

    private static Map<String, Set<String>> expectedRefusals(JsonNode verdict) {
        Map<String, Set<String>> refusals = new TreeMap<>();
        for (JsonNode refusal : verdict.path("all")) {
            Set<String> reasons = new TreeSet<>();
            refusal.path("reasons").forEach(reason -> reasons.add(reason.asText()));
            refusals.put(
                    refusal.path("plugin").asText() + " " + refusal.path("code").asText(), reasons);
        }
        return refusals;
    }

    /** Plugins that refuse the pod on a node in the recording. */
    Set<String> refusingPlugins(String node) {
        Map<String, Set<String>> plugins = new HashMap<>();
        scenario.at("/expect/nodes")
                .path(node)
                .path("all")
                .forEach(refusal -> plugins.put(refusal.path("plugin").asText(), Set.of()));
        return plugins.keySet();
    }

    private static ClusterSnapshot cluster(JsonNode cluster) {
        List<Node> nodes = new ArrayList<>();
        cluster.path("nodes").forEach(node -> nodes.add(NodeReader.read(JsonObjects.parse(Kinds.NODE, node))));
        List<Pod> pods = new ArrayList<>();
        cluster.path("pods").forEach(pod -> pods.add(pod(pod)));
        return ClusterSnapshot.of(nodes, pods);
    }

    private static Pod pod(JsonNode pod) {
        return new PodReader(UnaryOperator.identity()).read(JsonObjects.parse(Kinds.POD, pod));
    }
}
