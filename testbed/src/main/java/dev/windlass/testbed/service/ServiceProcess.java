package dev.windlass.testbed.service;

import dev.windlass.testbed.process.ChildProcess;
import dev.windlass.testbed.process.Program;
import dev.windlass.testbed.process.ProjectRoot;
import dev.windlass.testbed.process.Signal;
import dev.windlass.testbed.wait.Eventually;
import dev.windlass.testbed.wait.NotSeenError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One of our services in its own JVM, on loopback. It keeps its ports when it is started again, so that whoever talks to
 * it finds the next life where the last one was.
 */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();

    private final ServiceSettings settings;
    private ChildProcess process;

    private ServiceProcess(ServiceSettings settings, ChildProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /** Starts the service and returns at once; see {@link #awaitReady}. */
    public static ServiceProcess launch(ServiceSettings settings) {
        return new ServiceProcess(settings, run(settings));
    }

    private static ChildProcess run(ServiceSettings settings) {
        Path root = ProjectRoot.find();
        Path jar = root.resolve(settings.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("no build of " + settings.module() + " at " + jar
                    + "; build it with: build/maven -DskipTests package");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvmFlags());
        settings.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(settings.arguments());
        return ChildProcess.start(
                new Program(settings.name(), command, settings.environment(), settings.directory(), GRACE));
    }

    public String name() {
        return settings.name();
    }

    public Path log() {
        return process.program().log();
    }

    /** Base address of {@code /metrics} and {@code /q/health}. */
    public URI http() {
        return URI.create("http://127.0.0.1:" + settings.httpPort());
    }

    /** The TLS port of a service that serves an aggregated API. */
    public int apiPort() {
        return settings.apiPort()
                .orElseThrow(() -> new IllegalStateException(name() + " was started without an API; use withApi"));
    }

    /** Waits until {@code /q/health/ready} answers 200. */
    public ServiceProcess awaitReady(Duration deadline) {
        return awaitHealth("/q/health/ready", deadline);
    }

    /** Waits until the service is started, whatever it thinks of its data. */
    public ServiceProcess awaitLive(Duration deadline) {
        return awaitHealth("/q/health/live", deadline);
    }

    private ServiceProcess awaitHealth(String path, Duration deadline) {
        try {
            Eventually.within(deadline)
                    .see(
                            name() + " answers 200 on " + path,
                            () -> process.isAlive() ? get(path) : new Answer(0, "it has ended"),
                            seen -> seen.status() == 200 || seen.status() == 0);
        } catch (NotSeenError late) {
            throw new IllegalStateException(late.getMessage() + "\n" + process.describe(), late);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(process.describe());
        }
        return this;
    }

    /** What the service answers on a path of its plain HTTP port. */
    public Answer get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(http().resolve(path))
                .timeout(ANSWERS_WITHIN)
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    /** Waits for the service to end of itself. */
    public boolean awaitExit(Duration deadline) {
        return process.awaitExit(deadline);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitCode();
    }

    /** Resident memory in bytes. */
    public long residentBytes() {
        return process.residentBytes();
    }

    /** Process id of the running service. */
    public long pid() {
        return process.pid();
    }

    public void send(Signal signal) {
        process.send(signal);
    }

    /** Ends the service with SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Starts an ended service again, with the same settings and ports. */
    public ServiceProcess startAgain() {
        if (process.isAlive()) {
            throw new IllegalStateException(name() + " still runs; stop or kill it first");
        }
        process = run(settings);
        return this;
    }

    /** Ends the service as an orderly shutdown does: SIGTERM, 15 s, then SIGKILL. */
    public void stop() {
        process.close();
    }

    @Override
    public void close() {
        stop();
    }

    /** State and log tail, for a message about this service. */
    public String describe() {
        return process.describe();
    }

    /** An HTTP answer. */
    public record Answer(int status, String body) {}
}
