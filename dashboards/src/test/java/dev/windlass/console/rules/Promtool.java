package dev.windlass.console.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The system's promtool, which comes with the package {@code prometheus}. */
public final class Promtool {
    private Promtool() {}

    /**
     * Runs promtool in {@code directory}.
     *
     * @return what it printed
     * @throws AssertionError with what it printed when it is not content
     */
    public static String run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = start(directory, command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end within a minute");
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " is not content:\n" + said);
        }
        return said;
    }

    private static Process start(Path directory, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AssertionError("promtool cannot be run: install the system's package prometheus", e);
        }
    }
}
