package dev.windlass.testbed.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.testbed.controlplane.Component;
import dev.windlass.testbed.controlplane.ControlPlaneMain;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the JVM that started them, no process of a cluster is left. */
class ProcessLifetimeIT {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(20);

    @Test
    void noComponentOutlivesAKilledJvm(@TempDir Path folder) throws Exception {
        Process jvm = startCluster(folder);
        try {
            List<ProcessHandle> components = componentsOf(folder);
            assertThat(components).hasSize(Component.values().length).allMatch(ProcessHandle::isAlive);

            jvm.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            Eventually.within(GONE_WITHIN)
                    .see(
                            "every component has ended",
                            () -> components.stream()
                                    .filter(ProcessHandle::isAlive)
                                    .toList(),
                            List::isEmpty);
        } finally {
            jvm.destroyForcibly();
        }
    }

    @Test
    void everythingAProgramStartedEndsWithIt(@TempDir Path folder) throws Exception {
        Program program = new Program(
                "shell",
                List.of("/bin/sh", "-c", "sleep 1000 & echo $! > grandchild; wait"),
                Map.of(),
                folder,
                Duration.ofSeconds(1));
        ChildProcess child = ChildProcess.start(program);
        ProcessHandle grandchild = Eventually.within(STARTS_WITHIN)
                .see(
                        "the shell has started its child",
                        () -> ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("grandchild"))
                                        .strip()))
                                .orElseThrow(),
                        ProcessHandle::isAlive);

        child.close();

        assertThat(child.isAlive()).isFalse();
        Eventually.within(GONE_WITHIN).holds("the shell's child has ended", () -> !grandchild.isAlive());
    }

    @Test
    void aKilledProgramEndsLikeOneThatCrashed(@TempDir Path folder) {
        Program program = new Program("sleeper", List.of("sleep", "1000"), Map.of(), folder, Duration.ofSeconds(1));
        ChildProcess child = ChildProcess.start(program);
        assertThat(child.residentBytes()).isPositive();

        child.kill();

        assertThat(child.isAlive()).isFalse();
        assertThat(child.exitCode()).isEqualTo(128 + 9);
    }

    private static Process startCluster(Path folder) throws IOException {
        Path output = folder.resolve("output.txt");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dproject.root=" + ProjectRoot.find(),
                        ControlPlaneMain.class.getName(),
                        "--directory=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Eventually.within(STARTS_WITHIN)
                .see(
                        "the cluster is ready",
                        () -> Files.readString(output),
                        text -> text.contains("export KUBECONFIG="));
        return jvm;
    }

    private static List<ProcessHandle> componentsOf(Path folder) {
        return Arrays.stream(Component.values())
                .map(component -> folder.resolve("logs").resolve(component.command() + ".pid"))
                .map(ProcessLifetimeIT::handle)
                .toList();
    }

    private static ProcessHandle handle(Path pidFile) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
        } catch (IOException unreadable) {
            throw new AssertionError("no process id in " + pidFile, unreadable);
        }
    }
}
