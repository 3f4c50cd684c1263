package dev.windlass.testbed.controlplane;

import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * An API version served by a process of this machine. The API server reaches it through a Service of type ExternalName
 * that points at localhost, and expects the certificate to name {@link #hostName()}.
 *
 * @param group for instance {@code metrics.k8s.io}
 * @param version for instance {@code v1beta1}
 * @param port the process's TLS port
 * @param certificateAuthority PEM file of the authority that signed the process's certificate
 */
public record AggregatedApi(String group, String version, int port, Path certificateAuthority) {
    /** The namespace of the Services that stand for processes of this machine. */
    public static final String NAMESPACE = "windlass-testbed";

    private static final Duration AVAILABLE_WITHIN = Duration.ofSeconds(60);

    public AggregatedApi {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port of a server: " + port);
        }
    }

    String service() {
        return group.replace('.', '-') + "-" + version;
    }

    /** The host name that the API server looks for in the serving certificate. */
    public String hostName() {
        return service() + "." + NAMESPACE + ".svc";
    }

    void register(Cluster cluster) {
        cluster.apply(manifests());
        awaitAvailable(cluster);
    }

    /** Waits until the API server's own probe of this version succeeds. */
    public void awaitAvailable(Cluster cluster) {
        Eventually.within(AVAILABLE_WITHIN)
                .every(Duration.ofMillis(500))
                .see(
                        "APIService " + version + "." + group + " is Available",
                        () -> cluster.kubectl()
                                .succeed(
                                        "get",
                                        "apiservice",
                                        version + "." + group,
                                        "-o",
                                        "jsonpath={.status.conditions[?(@.type==\"Available\")]}"),
                        condition -> condition.contains("\"status\":\"True\""));
    }

    private String manifests() {
        try {
            String authority = Base64.getEncoder().encodeToString(Files.readAllBytes(certificateAuthority));
            return """
                    apiVersion: v1
                    kind: Namespace
                    metadata: {name: %1$s}
                    ---
                    apiVersion: v1
                    kind: Service
                    metadata: {namespace: %1$s, name: %2$s}
                    spec: {type: ExternalName, externalName: localhost, ports: [{port: %3$d}]}
                    ---
                    apiVersion: apiregistration.k8s.io/v1
                    kind: APIService
                    metadata: {name: %5$s.%4$s}
                    spec:
                      group: %4$s
                      version: %5$s
                      groupPriorityMinimum: 100
                      versionPriority: 100
                      service: {namespace: %1$s, name: %2$s, port: %3$d}
                      caBundle: %6$s
                    """.formatted(NAMESPACE, service(), port, group, version, authority);
        } catch (IOException failure) {
            throw new UncheckedIOException("read " + certificateAuthority, failure);
        }
    }
}
