package dev.windlass.testbed.service;

import dev.windlass.testbed.pki.CertificateFiles;
import dev.windlass.testbed.process.FreePort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How one service is run.
 *
 * @param module folder of its module, for instance {@code metrics-server}
 * @param name of the process and its log file; several replicas of a module have different names
 * @param properties system properties ({@code -D}) by name
 * @param environment added to the environment
 * @param jvmFlags flags of the JVM, the collector and heap among them
 * @param arguments of the service itself
 * @param directory working directory, which also holds the log file
 */
public record ServiceSettings(
        String module,
        String name,
        Map<String, String> properties,
        Map<String, String> environment,
        List<String> jvmFlags,
        List<String> arguments,
        Path directory) {
    private static final String HTTP_PORT = "quarkus.http.port";
    private static final String API_PORT = "windlass.api.port";
    // What the images run with: the smallest resident set for small heaps.
    private static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=30000", "-Xmx256m");

    public ServiceSettings {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
    }

    /** A service on free loopback ports, with a heap of 256 MiB. */
    public static ServiceSettings of(String module, Path directory) {
        Map<String, String> properties =
                Map.of("quarkus.http.host", "127.0.0.1", HTTP_PORT, Integer.toString(FreePort.next()));
        return new ServiceSettings(module, module, properties, Map.of(), SMALL_JVM, List.of(), directory);
    }

    /** A service that is told everything by its arguments, as a manifest of the program it replaces tells that. */
    public static ServiceSettings byArguments(String module, Path directory, List<String> arguments) {
        return new ServiceSettings(module, module, Map.of(), Map.of(), SMALL_JVM, arguments, directory);
    }

    public ServiceSettings named(String newName) {
        return new ServiceSettings(module, newName, properties, environment, jvmFlags, arguments, directory);
    }

    public ServiceSettings with(String property, String value) {
        Map<String, String> changed = new HashMap<>(properties);
        changed.put(property, value);
        return new ServiceSettings(module, name, changed, environment, jvmFlags, arguments, directory);
    }

    public ServiceSettings withEnvironment(String variable, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new ServiceSettings(module, name, properties, changed, jvmFlags, arguments, directory);
    }

    public ServiceSettings withJvmFlags(String... flags) {
        List<String> all = new ArrayList<>(jvmFlags);
        all.addAll(List.of(flags));
        return new ServiceSettings(module, name, properties, environment, all, arguments, directory);
    }

    /** Serves an aggregated API on a free loopback port with this certificate. */
    public ServiceSettings withApi(CertificateFiles certificate) {
        return with("windlass.api.bind-address", "127.0.0.1")
                .with(API_PORT, Integer.toString(FreePort.next()))
                .with("windlass.api.cert-file", certificate.certificate().toString())
                .with("windlass.api.key-file", certificate.key().toString());
    }

    int httpPort() {
        return Integer.parseInt(properties.getOrDefault(HTTP_PORT, "8080"));
    }

    OptionalInt apiPort() {
        String port = properties.get(API_PORT);
        return port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
    }
}
