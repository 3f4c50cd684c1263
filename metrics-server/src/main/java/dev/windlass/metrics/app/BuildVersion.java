package dev.windlass.metrics.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Our version, for when the framework that knows it has not been started. */
final class BuildVersion {
    private static final String FILE = "version.properties";

    private BuildVersion() {}

    static String read() {
        try (InputStream file = BuildVersion.class.getResourceAsStream(FILE)) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(file, FILE));
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("read " + FILE + " of our own archive", e);
        }
    }
}
