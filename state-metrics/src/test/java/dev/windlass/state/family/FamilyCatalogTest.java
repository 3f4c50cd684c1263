package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.state.exposition.ExpositionFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamilyCatalogTest {
    private static final List<KindFamilies<?>> KINDS =
            FamilyCatalog.all(MetadataAllowList.none(), MetadataAllowList.none(), ZoneOffset.UTC);

    @Test
    void twelveKindsAreBuilt() {
        assertThat(FamilyCatalog.resources())
                .containsExactly(
                        "cronjobs",
                        "daemonsets",
                        "deployments",
                        "horizontalpodautoscalers",
                        "jobs",
                        "namespaces",
                        "nodes",
                        "persistentvolumeclaims",
                        "pods",
                        "replicasets",
                        "services",
                        "statefulsets");
    }

    @Test
    void noNameOccursTwiceAndEachStartsWithItsKind() {
        List<String> names = new ArrayList<>();
        for (KindFamilies<?> kind : KINDS) {
            String prefix =
                    "kube_" + kind.resource().substring(0, kind.resource().length() - 1) + "_";
            kind.families().forEach(family -> {
                assertThat(family.name()).startsWith(prefix);
                names.add(family.name());
            });
        }
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(190);
    }

    @Test
    void onlyNodeSelectorsAreOptIn() {
        assertThat(KINDS.stream()
                        .flatMap(kind -> kind.families().stream())
                        .filter(family -> family.export() == Family.Export.OPT_IN)
                        .map(Family::name))
                .containsExactly("kube_pod_nodeselectors");
    }

    /** The specification lies beside the checkout, not in it; this test says so where it is absent. */
    @Test
    void familiesAreThoseOfTheSpecificationInItsOrder() throws IOException {
        Path table = Path.of(System.getProperty("project.root", ".."), "../shared/spec/state-metrics-families.tsv");
        assumeTrue(Files.exists(table), "no specification at " + table + ": the family table was not compared");
        Map<String, List<String>> specified = new LinkedHashMap<>();
        for (String line : Files.readAllLines(table)) {
            String[] columns = line.split("\t", -1);
            specified.computeIfAbsent(columns[0], _ -> new ArrayList<>()).add(specifiedFamily(columns));
        }

        for (KindFamilies<?> kind : KINDS) {
            List<String> built = kind.families().stream()
                    .map(family -> builtFamily(kind, family))
                    .toList();
            assertThat(built).isEqualTo(specified.get(kind.resource()));
        }
    }

    private static String specifiedFamily(String[] columns) {
        String help = (columns[3].equals("STABLE") ? "[STABLE] " : "") + columns[7];
        List<String> labels = Arrays.stream(columns[5].split(","))
                .filter(label -> !label.contains("<key>"))
                .map(label -> label.replace(" (absent when 0)", ""))
                .toList();
        return "# HELP " + columns[1] + " " + help + "\n# TYPE " + columns[1] + " " + columns[2] + "\n" + columns[4]
                + labels;
    }

    private static String builtFamily(KindFamilies<?> kind, Family<?> family) {
        List<String> labels = new ArrayList<>(objectLabelNames(kind));
        labels.addAll(family.labels().names());
        String export = family.export() == Family.Export.OPT_IN ? "opt-in" : "default";
        return new String(family.header().render(ExpositionFormat.TEXT), StandardCharsets.UTF_8) + export + labels;
    }

    private static <M extends Message> List<String> objectLabelNames(KindFamilies<M> kind) {
        M empty = JsonObjects.parse(kind.kind(), JsonNodeFactory.instance.objectNode());
        String shared = new String(kind.sharedLabels(empty), StandardCharsets.UTF_8);
        return Arrays.stream(shared.split(","))
                .map(label -> label.replace("=\"\"", ""))
                .toList();
    }
}
