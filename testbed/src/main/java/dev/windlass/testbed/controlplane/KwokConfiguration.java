package dev.windlass.testbed.controlplane;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The file {@code kwok.yaml} beside this class: how nodes and pods come to life, and what their metrics say. */
final class KwokConfiguration {
    private KwokConfiguration() {}

    static Path write(Path folder) {
        Path file = folder.resolve("kwok.yaml");
        try (InputStream packaged = Objects.requireNonNull(
                KwokConfiguration.class.getResourceAsStream("kwok.yaml"), "kwok.yaml is missing from the jar")) {
            Files.copy(packaged, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException("write " + file, failure);
        }
    }
}
