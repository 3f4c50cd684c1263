package dev.windlass.testbed.process;

import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One supervised program with its log file. It ends when it is stopped, when it is killed, or when this JVM ends in
 * whatever way; its process group goes with it. Methods may be called from any thread.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(20);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
    private static final int LINES_SHOWN = 15;

    private final Program program;
    private final Process supervisor;
    private final long pid;

    private ChildProcess(Program program, Process supervisor, long pid) {
        this.program = program;
        this.supervisor = supervisor;
        this.pid = pid;
    }

    /** Starts the program; its output is appended to its log file. */
    public static ChildProcess start(Program program) {
        Path pidFile = program.pidFile();
        List<String> command = new ArrayList<>();
        command.add(TestbedBinaries.locate().supervise().toString());
        command.addAll(List.of("-pid-file", pidFile.toString()));
        command.addAll(List.of("-grace", program.grace().toMillis() + "ms"));
        command.add("--");
        command.addAll(program.command());
        try {
            Files.createDirectories(program.directory());
            Files.deleteIfExists(pidFile);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(program.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            builder.environment().putAll(program.environment());
            Process supervisor = builder.start();
            return new ChildProcess(program, supervisor, readPid(program, supervisor));
        } catch (IOException failure) {
            throw new UncheckedIOException("start " + program.name(), failure);
        }
    }

    private static long readPid(Program program, Process supervisor) {
        String text = Eventually.within(STARTS_WITHIN)
                .every(Duration.ofMillis(5))
                .see(
                        program.name() + " has a process id",
                        () -> {
                            if (!supervisor.isAlive()) {
                                return "the supervisor ended with exit code " + supervisor.exitValue() + "; see "
                                        + program.log();
                            }
                            return Files.exists(program.pidFile()) ? Files.readString(program.pidFile()) : "";
                        },
                        seen -> !seen.isEmpty());
        if (!text.chars().allMatch(Character::isDigit)) {
            throw new IllegalStateException(program.name() + " did not start: " + text);
        }
        return Long.parseLong(text);
    }

    public Program program() {
        return program;
    }

    /** The process id of the program itself, not of its supervisor. */
    public long pid() {
        return pid;
    }

    public boolean isAlive() {
        return supervisor.isAlive();
    }

    /** Exit code of the ended program; 128 plus the signal's number when a signal ended it. */
    public int exitCode() {
        return supervisor.exitValue();
    }

    /** Waits for the program to end of itself. */
    public boolean awaitExit(Duration deadline) {
        try {
            return supervisor.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends a signal to the program's process group. */
    public void send(Signal signal) {
        try {
            OutputStream input = supervisor.getOutputStream();
            input.write((signal + "\n").getBytes(StandardCharsets.US_ASCII));
            input.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException("send " + signal + " to " + program.name() + ", which has ended", failure);
        }
    }

    /** Ends the program as a machine failure would, with SIGKILL, and returns when it is gone. */
    public void kill() {
        if (isAlive()) {
            send(Signal.KILL);
            awaitEnd();
        }
    }

    /** Asks the program to end, and kills it when its time of grace is over. */
    @Override
    public void close() {
        try {
            supervisor.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // The pipe breaks when the program has ended before; that is what was wanted.
        }
        awaitEnd();
    }

    private void awaitEnd() {
        if (!awaitExit(program.grace().plus(ENDS_WITHIN))) {
            supervisor.destroyForcibly(); // the kernel then kills the program too
        }
    }

    /** Resident memory of the program in bytes, as the kernel counts it (Linux only). */
    public long residentBytes() {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try (Stream<String> lines = Files.lines(status)) {
            String resident = lines.filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(program.name() + " has no memory any more"));
            return 1024 * Long.parseLong(resident.replaceAll("\\D", ""));
        } catch (IOException failure) {
            throw new UncheckedIOException("read the memory of " + program.name(), failure);
        }
    }

    /** One line for failure messages: whether the program lives, where its log is, and how the log ends. */
    public String describe() {
        String state = isAlive() ? "runs as process " + pid : "has ended with exit code " + exitCode();
        return program.name() + " " + state + "; log " + program.log() + " ends with:\n" + logTail();
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(program.log(), StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException failure) {
            return "(unreadable: " + failure + ")";
        }
    }
}
