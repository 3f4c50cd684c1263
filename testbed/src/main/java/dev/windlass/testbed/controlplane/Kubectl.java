package dev.windlass.testbed.controlplane;

import dev.windlass.testbed.process.TestbedBinaries;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real kubectl, linked into the control plane's binary. */
public final class Kubectl {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Path kubeconfig;

    public Kubectl(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    /** Runs kubectl with these arguments and returns whatever it answers, failures too. */
    public Answer run(String... arguments) {
        return runWithInput("", List.of(arguments));
    }

    /** Runs kubectl, and returns what it printed when it ended well. */
    public String succeed(String... arguments) {
        return run(arguments).orThrow();
    }

    /** {@code kubectl apply --server-side -f -}. */
    public String apply(String manifests) {
        return runWithInput(manifests, List.of("apply", "--server-side", "--field-manager=testbed", "-f", "-"))
                .orThrow();
    }

    private Answer runWithInput(String input, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(TestbedBinaries.locate().controlPlane().toString());
        command.add("kubectl");
        command.add("--kubeconfig=" + kubeconfig);
        command.addAll(arguments);
        String shown = "kubectl " + String.join(" ", arguments);
        try {
            Process process = new ProcessBuilder(command).start();
            CompletableFuture<String> out = read(process.getInputStream());
            CompletableFuture<String> err = read(process.getErrorStream());
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(shown + " did not end within " + DEADLINE);
            }
            return new Answer(shown, process.exitValue(), out.join(), err.join());
        } catch (IOException failure) {
            throw new UncheckedIOException("run " + shown, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + shown, interrupted);
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException failure) {
                text.completeExceptionally(failure);
            }
        });
        return text;
    }

    /** What one run of kubectl answered. */
    public record Answer(String command, int exitCode, String stdout, String stderr) {
        /** What it printed, or a failure that carries everything it said. */
        public String orThrow() {
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "%s ended with exit code %d: %s%s".formatted(command, exitCode, stderr, stdout));
            }
            return stdout;
        }
    }
}
