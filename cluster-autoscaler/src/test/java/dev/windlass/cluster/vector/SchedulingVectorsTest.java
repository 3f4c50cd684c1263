package dev.windlass.cluster.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.cluster.snapshot.NodeState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real kube-scheduler's verdicts and explanations, for every pair of pod and node in the recorded scenarios. */
class SchedulingVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {"resources", "extended", "resize", "nodeaffinity", "taints", "taintcompare", "hostports", "misc"
            })
    void everyVerdictAndEveryRefusalIsTheSchedulers(String family) throws IOException {
        List<SchedulingVector> vectors = vectors(family);
        assertThat(vectors).hasSizeGreaterThan(10);
        for (SchedulingVector vector : vectors) {
            assertThat(vector.unbuiltRule()).as(vector.id()).isEmpty();
            assertThat(vector.differences()).as(vector.id()).isEmpty();
        }
    }

    @Test
    void mixedScenariosAgreeWhereEveryRuleIsBuilt() throws IOException {
        List<SchedulingVector> built = vectors("mix").stream()
                .filter(vector -> vector.unbuiltRule().isEmpty())
                .toList();
        assertThat(built).isNotEmpty();
        for (SchedulingVector vector : built) {
            assertThat(vector.differences()).as(vector.id()).isEmpty();
        }
    }

    @Test
    void aPodThatNeedsAnUnbuiltRuleIsNeverCalledFitting() throws IOException {
        for (SchedulingVector vector : vectors("mix")) {
            for (NodeState node : vector.cluster().nodes()) {
                boolean unbuilt = !vector.pod().spec().unbuiltRules().isEmpty();
                assertThat(unbuilt && vector.fits(node))
                        .as(vector.id() + " " + node)
                        .isFalse();
            }
        }
    }

    @Test
    void theOnlyRefusalMissedIsTheAntiAffinityOfRunningPods() throws IOException {
        for (SchedulingVector vector : vectors("mix")) {
            for (NodeState node : vector.cluster().nodes()) {
                Set<String> refusing = vector.refusingPlugins(node.name());
                if (vector.fits(node) && !refusing.isEmpty()) {
                    assertThat(refusing).as(vector.id() + " " + node).containsExactly("InterPodAffinity");
                }
            }
        }
    }

    private static List<SchedulingVector> vectors(String family) throws IOException {
        String resource = "/vectors/scheduling/" + family + ".jsonl";
        List<SchedulingVector> vectors = new ArrayList<>();
        try (InputStream stream = Objects.requireNonNull(SchedulingVectorsTest.class.getResourceAsStream(resource));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                vectors.add(new SchedulingVector(JSON.readTree(line)));
            }
        }
        return vectors;
    }
}
