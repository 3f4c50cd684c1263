package dev.windlass.testbed.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The story's objects, as a user would write them; see {@code src/main/resources/demo}. */
public enum Manifests {
    WEB_APP("web-app.yaml"),
    WEB_HPA("web-hpa.yaml"),
    NODE_GROUPS("node-groups.yaml"),
    ADAPTER_RULES("adapter-rules.yaml");

    private final String file;

    Manifests(String file) {
        this.file = file;
    }

    /** The file's text. */
    public String text() {
        try (InputStream stream = Manifests.class.getResourceAsStream("/demo/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("no resource demo/" + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("read demo/" + file, e);
        }
    }

    /** Puts the file into a folder, for a process that reads it. */
    Path into(Path folder) {
        try {
            return Files.writeString(folder.resolve(file), text());
        } catch (IOException e) {
            throw new UncheckedIOException("write " + file + " into " + folder, e);
        }
    }
}
