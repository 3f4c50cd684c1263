package dev.windlass.charts;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The chart of this repository, rendered as an installation would. */
final class Chart {
    /** Root of the checkout. */
    static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

    static final Path FOLDER = ROOT.resolve("charts/windlass");

    private Chart() {}

    static LintResult lint() {
        StandInCluster.get();
        return new Helm(FOLDER).lint().strict().call();
    }

    /** Objects of release {@code windlass} in namespace {@code windlass}, with {@code values} (YAML) over the chart's own. */
    static Objects render(String values) {
        StandInCluster.get();
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, values);
                String manifest = new Helm(FOLDER)
                        .template()
                        .withName("windlass")
                        .withNamespace("windlass")
                        .withValuesFile(file)
                        .call();
                return Objects.parse(manifest == null ? "" : manifest);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rendered objects, each as YAML reads it. */
    record Objects(List<Map<String, Object>> all) {
        private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$");

        static Objects parse(String manifest) {
            LoaderOptions strict = new LoaderOptions();
            strict.setAllowDuplicateKeys(false);
            List<Map<String, Object>> objects = new ArrayList<>();
            for (String document : SEPARATOR.split(manifest)) {
                if (new Yaml(new SafeConstructor(strict)).load(document) instanceof Map<?, ?> object) {
                    objects.add(Tree.map(object));
                }
            }
            return new Objects(objects);
        }

        Objects ofKind(String kind) {
            return new Objects(all.stream()
                    .filter(object -> kind.equals(object.get("kind")))
                    .toList());
        }

        Objects of(String component) {
            return new Objects(all.stream()
                    .filter(object -> component.equals(
                            Tree.at(object, "metadata", "labels").get("app.kubernetes.io/component")))
                    .toList());
        }

        Map<String, Object> named(String name) {
            return all.stream()
                    .filter(object -> name.equals(Tree.at(object, "metadata").get("name")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " among " + names()));
        }

        List<String> names() {
            return all.stream()
                    .map(object -> String.valueOf(Tree.at(object, "metadata").get("name")))
                    .toList();
        }

        List<String> components() {
            return all.stream()
                    .map(object ->
                            String.valueOf(Tree.at(object, "metadata", "labels").get("app.kubernetes.io/component")))
                    .distinct()
                    .toList();
        }
    }
}
