package dev.windlass.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.testbed.process.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code make demo ARGS=--once}, as its own process: what a new user runs first. */
class DemoIT {
    private static final int LIMIT_MINUTES = 8;

    @Test
    void theStoryEndsWellAndSaysWhatItCameTo() throws IOException, InterruptedException {
        Path log = ProjectRoot.find().resolve("testbed/target/demo-once.log");
        Files.createDirectories(log.getParent());
        Process demo = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-Dproject.root=" + ProjectRoot.find(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.windlass.testbed.demo.Demo",
                        "--once"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = demo.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            demo.destroy();
        }
        String told = Files.readString(log);
        assertThat(ended)
                .as("the demo ends within %d minutes; it told:%n%s", LIMIT_MINUTES, told)
                .isTrue();
        assertThat(demo.exitValue()).as(told).isZero();
        assertThat(told)
                .contains("load → decision")
                .contains("load → node asked for")
                .contains("load → all ready")
                .contains("rush: ")
                .contains("calm again: ");
    }
}
