package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.testbed.process.ProjectRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the process of metrics-server says and ends with when its flags or settings keep it from running, or ask for an answer only. */
class WrongFlagIT {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            --metric-resoltion=15s                                      ~ unknown flag --metric-resoltion: did you mean --metric-resolution? (--help lists all flags)
            --metric-resolution=15s|--kubelet-request-timeout=20s       ~ --kubelet-request-timeout must be positive and at most nine tenths of --metric-resolution (13500ms), was 20000ms
            --kubelet_insecure_tls|--kubelet-certificate-authority=x    ~ --kubelet-insecure-tls and --kubelet-certificate-authority exclude each other: verify against the authority, or do not verify
            --tls-cert-file=a.crt                                       ~ --tls-cert-file is set and windlass.api.key-file (--tls-private-key-file) is not: a certificate and its key belong together
            """)
    void endsWithOneLineThatNamesTheFlag(String arguments, String line) throws Exception {
        Ended ended = run(arguments.split("\\|"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines()).containsExactly(line);
        assertThat(ended.out()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            WINDLASS_METRICS_SERVER_METRIC_RESOLUTON=15s  ~ unknown setting WINDLASS_METRICS_SERVER_METRIC_RESOLUTON: correct the spelling or remove it (the service's settings are listed in its documentation)
            """)
    void endsWithOneLineThatNamesTheUnknownSetting(String variable, String line) throws Exception {
        Ended ended = run(variable(variable));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines()).containsExactly(line);
        assertThat(ended.out()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            WINDLASS_STREAM_ENABLED=ture                   ~ windlass.stream.enabled                  ~ "ture" is neither true nor false
            WINDLASS_METRICS_SERVER_METRIC_RESOLUTION=abc  ~ windlass.metrics-server.metric-resolution ~ Invalid duration: abc
            """)
    void endsWithTheNameOfASettingWhoseValueIsWrong(String variable, String name, String reason) throws Exception {
        Ended ended = run(variable(variable));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains(name, reason);
    }

    @Test
    void printsItsVersion() throws Exception {
        assertThat(run("--version"))
                .matches(ended -> ended.code() == 0 && ended.err().isEmpty())
                .extracting(Ended::out)
                .asString()
                .matches("windlass metrics-server \\d+\\.\\d+\\.\\d+.*\\n");
    }

    @Test
    void printsItsFlags() throws Exception {
        Ended ended = run("-h");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Kubelet client:", "--kubelet-insecure-tls", "docs/metrics-server.md");
    }

    private static Map<String, String> variable(String nameAndValue) {
        int equals = nameAndValue.indexOf('=');
        return Map.of(nameAndValue.substring(0, equals), nameAndValue.substring(equals + 1));
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-jar",
                ProjectRoot.find()
                        .resolve("metrics-server/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        command.addAll(Arrays.asList(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ends: " + command).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
