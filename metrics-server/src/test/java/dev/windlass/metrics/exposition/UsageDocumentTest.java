package dev.windlass.metrics.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.app.MetricsServerConfig;
import dev.windlass.metrics.signal.Form;
import dev.windlass.metrics.signal.Level;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page under docs/ names the families that there are, in their order, as they are. */
class UsageDocumentTest {
    private static final Path DOCUMENT =
            Path.of(System.getProperty("project.root", "..")).resolve("docs/metrics/usage.md");

    @Test
    void theTableIsTheOneInTheCode() throws Exception {
        List<Family> byDefault = FamilySelection.of(defaults()).families();

        assertThat(rows())
                .containsExactlyElementsOf(Families.ALL.stream()
                        .map(family -> row(family, byDefault.contains(family)))
                        .toList());
    }

    private static List<String> defaults() throws ReflectiveOperationException {
        WithDefault families =
                MetricsServerConfig.UsagePage.class.getMethod("families").getAnnotation(WithDefault.class);
        return List.of(families.value().split(","));
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static String row(Family family, boolean byDefault) {
        return "| `" + family.name() + "` | " + (family.form() == Form.COUNTER ? "counter" : "gauge") + " | "
                + (byDefault ? "yes" : "") + " | " + String.join(", ", labels(family)) + " | " + family.help() + " |";
    }

    private static List<String> labels(Family family) {
        List<String> labels = new ArrayList<>();
        Level level = family.level();
        if (level == Level.CLAIM || level == Level.POD || level == Level.POD_INTERFACE || level == Level.CONTAINER) {
            labels.add("`namespace`");
        }
        if (level == Level.POD || level == Level.POD_INTERFACE || level == Level.CONTAINER) {
            labels.add("`pod`");
        }
        String name = Family.nameLabel(level);
        if (!name.isEmpty()) {
            labels.add("`" + name + "`");
        }
        for (String further : family.series().getFirst().labels().split(",")) {
            if (!further.isEmpty()) {
                labels.add("`" + further.substring(0, further.indexOf('=')) + "`");
            }
        }
        return labels;
    }
}
