package dev.windlass.testbed.controlplane;

import dev.windlass.testbed.process.ChildProcess;
import dev.windlass.testbed.process.Program;
import dev.windlass.testbed.process.Signal;
import dev.windlass.testbed.process.TestbedBinaries;
import dev.windlass.testbed.wait.Eventually;
import dev.windlass.testbed.wait.NotSeenError;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The processes of one control plane. */
final class Components {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ControlPlaneSettings settings;
    private final Layout layout;
    private final ApiClient client;
    private final OkHttpClient probes;
    private final ComponentFlags flags;
    private final Map<Component, ChildProcess> running = new EnumMap<>(Component.class);

    Components(ControlPlaneSettings settings, Layout layout, ApiClient client) {
        this.settings = settings;
        this.layout = layout;
        this.client = client;
        this.probes = client.getHttpClient()
                .newBuilder()
                .callTimeout(Duration.ofSeconds(2))
                .build();
        this.flags = new ComponentFlags(layout);
    }

    synchronized void startAll() {
        launch(Component.ETCD);
        awaitReady(Component.ETCD);
        launch(Component.API_SERVER);
        awaitReady(Component.API_SERVER);
        List<Component> others = Stream.of(Component.CONTROLLER_MANAGER, Component.SCHEDULER, Component.KWOK)
                .filter(settings.components()::contains)
                .toList();
        others.forEach(this::launch);
        others.forEach(this::awaitReady);
        if (others.contains(Component.CONTROLLER_MANAGER)) {
            awaitDefaultServiceAccount();
        }
    }

    synchronized void start(Component component) {
        ChildProcess before = running.get(component);
        if (before != null && before.isAlive()) {
            throw new IllegalStateException(component.command() + " runs already, as process " + before.pid());
        }
        launch(component);
        awaitReady(component);
    }

    synchronized void stop(Component component) {
        process(component).close();
    }

    synchronized void kill(Component component) {
        process(component).kill();
    }

    synchronized void freeze(Component component) {
        process(component).send(Signal.STOP);
    }

    synchronized void resume(Component component) {
        process(component).send(Signal.CONT);
    }

    synchronized long pid(Component component) {
        return process(component).pid();
    }

    /** Nothing of a cluster that ends is needed any more, so its components get no time to say goodbye. */
    synchronized void killAll() {
        List<ChildProcess> last = new ArrayList<>(running.values());
        last.reversed().forEach(ChildProcess::kill);
        running.clear();
    }

    void removeData() {
        Path data = layout.directory().resolve("etcd");
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("remove " + data, failure);
        }
    }

    private ChildProcess process(Component component) {
        ChildProcess process = running.get(component);
        if (process == null) {
            throw new IllegalStateException(
                    component.command() + " was never started in this cluster; it has " + running.keySet());
        }
        return process;
    }

    private void launch(Component component) {
        List<String> command = new ArrayList<>();
        command.add(TestbedBinaries.locate().controlPlane().toString());
        command.add(component.command());
        command.addAll(flags.of(component));
        command.addAll(settings.flagsOf(component));
        // KWOK also reads a configuration from the home folder of whoever runs it, which is no part of a test.
        Map<String, String> environment = Map.of("HOME", layout.directory().toString());
        running.put(
                component,
                ChildProcess.start(new Program(component.command(), command, environment, layout.logs(), GRACE)));
    }

    private void awaitReady(Component component) {
        ChildProcess process = process(component);
        try {
            Eventually.within(READY_WITHIN)
                    .every(Duration.ofMillis(50))
                    .see(
                            component.command() + " is ready",
                            () -> process.isAlive() ? probe(component) : "ended",
                            seen -> seen.equals("ready") || seen.equals("ended"));
        } catch (NotSeenError late) {
            throw new IllegalStateException(late.getMessage() + "\n" + process.describe(), late);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The control plane did not start: " + process.describe());
        }
    }

    private String probe(Component component) throws IOException {
        Request request =
                new Request.Builder().url(layout.health(component).toString()).build();
        try (Response response = probes.newCall(request).execute()) {
            return response.code() == 200
                    ? "ready"
                    : response.code() + " " + response.body().string();
        }
    }

    /** Pods can be created in a namespace only once its default service account is there. */
    private void awaitDefaultServiceAccount() {
        Eventually.within(READY_WITHIN)
                .every(Duration.ofMillis(50))
                .succeeds("the controller manager has made the default service account", () -> new CoreV1Api(client)
                        .readNamespacedServiceAccount("default", "default")
                        .execute());
    }
}
