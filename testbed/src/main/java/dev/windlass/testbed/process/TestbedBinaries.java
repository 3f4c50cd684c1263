package dev.windlass.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Go binaries of the testbed, from the cache that {@code build/controlplane} fills. The system property
 * {@code windlass.testbed.controlplane} names a binary to be used instead; the supervisor must lie beside it.
 */
public final class TestbedBinaries {
    private final Path controlPlane;

    private TestbedBinaries(Path controlPlane) {
        this.controlPlane = controlPlane;
    }

    /** Finds the binaries, building them first when the cache has none: minutes, the first time. */
    public static TestbedBinaries locate() {
        return Located.BINARIES;
    }

    /** The linked upstream commands; the first argument chooses one. */
    public Path controlPlane() {
        return controlPlane;
    }

    Path supervise() {
        return controlPlane.resolveSibling("supervise");
    }

    private static TestbedBinaries find() {
        String given = System.getProperty("windlass.testbed.controlplane");
        Path binary = given != null ? Path.of(given) : build();
        if (!Files.isExecutable(binary) || !Files.isExecutable(binary.resolveSibling("supervise"))) {
            throw new IllegalStateException("No control plane binary with its supervisor at " + binary
                    + ": run build/controlplane and leave windlass.testbed.controlplane unset");
        }
        return new TestbedBinaries(binary);
    }

    private static Path build() {
        Path script = ProjectRoot.find().resolve("build").resolve("controlplane");
        try {
            Process build = new ProcessBuilder(script.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int exit = build.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(script + " ended with exit code " + exit + "; its reason is above");
            }
            return Path.of(printed);
        } catch (IOException failure) {
            throw new UncheckedIOException("run " + script, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while building the control plane", interrupted);
        }
    }

    /** Loaded at the first use, once per JVM. */
    private static final class Located {
        static final TestbedBinaries BINARIES = find();
    }
}
