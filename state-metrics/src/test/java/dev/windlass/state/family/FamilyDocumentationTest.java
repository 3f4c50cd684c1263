package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.state.exposition.Stability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages under {@code docs/metrics} say what the code exports. Where one differs, the page as it should be is written
 * to {@code target/docs/metrics}, to be copied over.
 */
class FamilyDocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

    static Stream<KindFamilies<?>> kinds() {
        return FamilyCatalog.all(MetadataAllowList.none(), MetadataAllowList.none(), ZoneOffset.UTC).stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void thePageOfEachKindIsThatOfTheCode(KindFamilies<?> kind) throws IOException {
        String name = kind.resource() + ".md";
        Path proposal = Files.createDirectories(ROOT.resolve("state-metrics/target/docs/metrics"))
                .resolve(name);
        Files.writeString(proposal, page(kind));

        assertThat(ROOT.resolve("docs/metrics").resolve(name)).exists().hasSameTextualContentAs(proposal);
    }

    private static <M extends Message> String page(KindFamilies<M> kind) {
        StringBuilder page = new StringBuilder("# Metrics of %s\n\n".formatted(kind.resource()));
        page.append("Read from `%s` `%s`. Every sample bears the labels %s.\n\n"
                .formatted(kind.kind().apiVersion(), kind.kind().kind(), code(objectLabels(kind))));
        page.append("| family | type | stability | further labels | help |\n|---|---|---|---|---|\n");
        for (Family<M> family : kind.families()) {
            page.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            family.name(),
                            family.header().type().name().toLowerCase(Locale.ROOT),
                            stability(family),
                            code(labels(family)),
                            family.header().help()));
        }
        return page.toString();
    }

    private static String stability(Family<?> family) {
        String stability = family.header().stability() == Stability.STABLE ? "stable" : "alpha";
        return switch (family.export()) {
            case DEFAULT -> stability;
            case OPT_IN -> stability + ", opt-in";
        };
    }

    private static List<String> labels(Family<?> family) {
        List<String> labels = new ArrayList<>(family.labels().names());
        if (family.name().endsWith("_labels")) {
            labels.add("label_<key>");
        } else if (family.name().endsWith("_annotations")) {
            labels.add("annotation_<key>");
        } else if (family.name().endsWith("_nodeselectors")) {
            labels.add("nodeselector_<key>");
        }
        return labels;
    }

    private static <M extends Message> List<String> objectLabels(KindFamilies<M> kind) {
        M empty = JsonObjects.parse(kind.kind(), JsonNodeFactory.instance.objectNode());
        String shared = new String(kind.sharedLabels(empty), StandardCharsets.UTF_8);
        return Arrays.stream(shared.split(","))
                .map(label -> label.replace("=\"\"", ""))
                .toList();
    }

    private static String code(List<String> names) {
        return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }
}
