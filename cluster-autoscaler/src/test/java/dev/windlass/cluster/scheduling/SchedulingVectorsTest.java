package dev.windlass.cluster.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.cluster.observe.NodeReader;
import dev.windlass.cluster.observe.PodReader;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.Kinds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real kube-scheduler's verdicts and explanations, for every pair of pod and node in the recorded scenarios. */
class SchedulingVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {"resources", "extended", "resize", "nodeaffinity", "taints", "taintcompare", "hostports", "misc"
            })
    void everyVerdictAndEveryRefusalIsTheSchedulers(String family) throws IOException {
        List<String> differences = new ArrayList<>();
        List<JsonNode> scenarios = scenarios(family);
        scenarios.forEach(scenario -> check(scenario, differences));
        assertThat(scenarios).isNotEmpty();
        assertThat(differences).isEmpty();
    }

    static Stream<JsonNode> mixedScenarios() throws IOException {
        return scenarios("mix").stream();
    }

    @ParameterizedTest
    @MethodSource("mixedScenarios")
    void aPodThatNeedsAnUnbuiltRuleIsNeverCalledFitting(JsonNode scenario) {
        Pod pod = pod(scenario.get("pending"));
        for (NodeState node : cluster(scenario).nodes()) {
            boolean fitsReally =
                    scenario.at("/expect/nodes").get(node.name()).path("fits").asBoolean();
            boolean fitsHere = Scheduling.STANDARD.fits(pod, node) == Verdict.Fit.FIT;
            if (pod.spec().unbuiltRules().isEmpty()) {
                boolean onlyOtherPodsObject = existingPodsObject(scenario, node.name());
                assertThat(fitsHere).as(node.name()).isEqualTo(fitsReally || onlyOtherPodsObject);
            } else {
                assertThat(fitsHere).as(node.name()).isFalse();
            }
        }
    }

    /** The anti-affinity of running pods is part of a rule that is not built yet. */
    private static boolean existingPodsObject(JsonNode scenario, String node) {
        Set<String> plugins = new HashSet<>();
        scenario.at("/expect/nodes").get(node).path("all").forEach(refusal -> plugins.add(text(refusal, "plugin")));
        return plugins.equals(Set.of("InterPodAffinity"));
    }

    private static void check(JsonNode scenario, List<String> differences) {
        Pod pod = pod(scenario.get("pending"));
        boolean comparison =
                scenario.at("/featureGates/TaintTolerationComparisonOperators").asBoolean();
        Scheduling scheduling = new Scheduling(comparison ? Tolerance.COMPARISON : Tolerance.EQUALITY);
        JsonNode expected = scenario.get("expect");
        String id = text(scenario, "id");
        boolean refusedBeforehand = expected.has("preFilter");
        for (NodeState node : cluster(scenario).nodes()) {
            JsonNode verdict = expected.get("nodes").get(node.name());
            boolean fits = scheduling.fits(pod, node) == Verdict.Fit.FIT;
            if (fits != verdict.path("fits").asBoolean()) {
                differences.add(id + " " + node.name() + ": fits " + fits + ", " + scheduling.explain(pod, node)
                        + ", expected " + verdict);
            }
            Map<String, Set<String>> refusals = refusals(scheduling, pod, node);
            if (!refusedBeforehand && !refusals.equals(expectedRefusals(verdict))) {
                differences.add(id + " " + node.name() + ": " + refusals + ", expected " + verdict.get("all"));
            }
            checkAmounts(id, node, verdict.path("requested"), differences);
        }
        if (refusedBeforehand
                && !(scheduling.restrict(pod) instanceof Restriction.NoNode(var refusal)
                        && refusal.reasons()
                                .getFirst()
                                .equals(expected.at("/preFilter/reasons/0").asText()))) {
            differences.add(id + ": " + scheduling.restrict(pod) + ", expected " + expected.get("preFilter"));
        }
        String gate = scheduling
                .gate(pod)
                .map(refusal -> refusal.reasons().getFirst())
                .orElse("");
        if (!gate.equals(expected.at("/gate/reasons/0").asText())) {
            differences.add(id + ": gate " + gate);
        }
    }

    private static void checkAmounts(String id, NodeState node, JsonNode requested, List<String> differences) {
        if (!requested.isMissingNode()
                && (requested.get("milliCPU").asLong() != node.requested().milliCpu()
                        || requested.get("memory").asLong() != node.requested().memoryBytes()
                        || requested.get("ephemeralStorage").asLong()
                                != node.requested().ephemeralStorageBytes())) {
            differences.add(id + " " + node.name() + " holds " + node.requested() + ", expected " + requested);
        }
    }

    private static Map<String, Set<String>> refusals(Scheduling scheduling, Pod pod, NodeState node) {
        Map<String, Set<String>> refusals = new TreeMap<>();
        scheduling
                .explain(pod, node)
                .forEach(refusal ->
                        refusals.put(refusal.plugin() + " " + refusal.code().text(), new TreeSet<>(refusal.reasons())));
        return refusals;
    }

    private static Map<String, Set<String>> expectedRefusals(JsonNode verdict) {
        Map<String, Set<String>> refusals = new TreeMap<>();
        for (JsonNode refusal : verdict.path("all")) {
            Set<String> reasons = new TreeSet<>();
            refusal.get("reasons").forEach(reason -> reasons.add(reason.asText()));
            refusals.put(text(refusal, "plugin") + " " + text(refusal, "code"), reasons);
        }
        return refusals;
    }

    private static ClusterSnapshot cluster(JsonNode scenario) {
        List<Node> nodes = new ArrayList<>();
        scenario.at("/cluster/nodes").forEach(node -> nodes.add(NodeReader.read(JsonObjects.parse(Kinds.NODE, node))));
        List<Pod> pods = new ArrayList<>();
        scenario.at("/cluster/pods").forEach(pod -> pods.add(pod(pod)));
        return ClusterSnapshot.of(nodes, pods);
    }

    private static Pod pod(JsonNode pod) {
        return new PodReader(UnaryOperator.identity()).read(JsonObjects.parse(Kinds.POD, pod));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static List<JsonNode> scenarios(String family) throws IOException {
        String resource = "/vectors/scheduling/" + family + ".jsonl";
        List<JsonNode> scenarios = new ArrayList<>();
        try (InputStream stream = Objects.requireNonNull(SchedulingVectorsTest.class.getResourceAsStream(resource));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                scenarios.add(JSON.readTree(line));
            }
        }
        return scenarios;
    }
}
