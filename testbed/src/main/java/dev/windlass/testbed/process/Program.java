package dev.windlass.testbed.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run, and where.
 *
 * @param name used in messages and for the names of its log and process-id files
 * @param command the program and its arguments
 * @param environment added to the environment of this JVM
 * @param directory working directory, which also holds the log and process-id files
 * @param grace time between the request to end and SIGKILL
 */
public record Program(
        String name, List<String> command, Map<String, String> environment, Path directory, Duration grace) {
    public Program {
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException("a program's name becomes a file name, so it can't be '" + name + "'");
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("no command for " + name);
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        directory = directory.toAbsolutePath();
    }

    public Path log() {
        return directory.resolve(name + ".log");
    }

    Path pidFile() {
        return directory.resolve(name + ".pid");
    }
}
