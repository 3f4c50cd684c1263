package dev.windlass.kube.client;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the client library does not tell of a kubeconfig: the current user's {@code tokenFile}, which must be re-read. */
final class KubeconfigYaml {
    private final Object root;

    private KubeconfigYaml(Object root) {
        this.root = root;
    }

    static KubeconfigYaml read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new KubeconfigYaml(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
        }
    }

    Optional<String> tokenFile() {
        @Nullable Object context = value(root, "current-context");
        @Nullable Object user = value(value(named(value(root, "contexts"), context), "context"), "user");
        return value(value(named(value(root, "users"), user), "user"), "tokenFile") instanceof String path
                ? Optional.of(path)
                : Optional.empty();
    }

    private static @Nullable Object named(@Nullable Object entries, @Nullable Object name) {
        if (entries instanceof List<?> list && name != null) {
            for (Object entry : list) {
                if (name.equals(value(entry, "name"))) {
                    return entry;
                }
            }
        }
        return null;
    }

    private static @Nullable Object value(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> entries ? entries.get(key) : null;
    }
}
