package dev.windlass.testbed.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Checks rules and exposition texts with Prometheus' own tool. */
public final class Promtool {
    private Promtool() {}

    /** Runs promtool, for instance with {@code check rules <file>}, and fails with what it said when it objects. */
    public static String run(String... arguments) {
        return runWithInput("", arguments);
    }

    /** {@code promtool check metrics} over an exposition text. */
    public static String checkMetrics(String exposition) {
        return runWithInput(exposition, "check", "metrics");
    }

    private static String runWithInput(String input, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Installed.find("promtool").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            // promtool reads all of its input before it says anything, so writing first can't block both sides.
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new AssertionError("promtool " + String.join(" ", arguments) + " objects: " + said);
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException("run promtool", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while promtool ran", interrupted);
        }
    }
}
