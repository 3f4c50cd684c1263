package dev.windlass.testbed.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import dev.windlass.testbed.controlplane.Cluster;
import dev.windlass.testbed.process.ProjectRoot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** One release of the chart, installed by Helm as a user would. */
final class InstalledChart {
    private final Cluster cluster;
    private final String release;
    private final Path values;

    private InstalledChart(Cluster cluster, String release, Path values) {
        this.cluster = cluster;
        this.release = release;
        this.values = values;
    }

    /** Installs into a namespace of the release's name; the API server takes every object, or this fails. */
    static InstalledChart install(Cluster cluster, String release, String values, Path folder) {
        Path file = folder.resolve(release + "-values.yaml");
        try {
            Files.writeString(file, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Helm(chart())
                .install()
                .withName(release)
                .withNamespace(release)
                .createNamespace()
                .withValuesFile(file)
                .withKubeConfig(cluster.adminKubeconfig())
                .call();
        return new InstalledChart(cluster, release, file);
    }

    Release upgrade() {
        return new Helm(chart())
                .upgrade()
                .withName(release)
                .withNamespace(release)
                .withValuesFile(values)
                .withKubeConfig(cluster.adminKubeconfig())
                .call();
    }

    void uninstall() {
        Helm.uninstall(release)
                .withNamespace(release)
                .withKubeConfig(cluster.adminKubeconfig())
                .call();
    }

    /** What Helm rendered and sent, as it keeps it for itself: base64 of gzip in a Secret. */
    String manifest() {
        byte[] kept = Base64.getDecoder().decode(secret("sh.helm.release.v1." + release + ".v1", "release"));
        try (GZIPInputStream json =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(kept)))) {
            JsonNode release = new ObjectMapper().readTree(json);
            return release.get("manifest").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One key of a Secret, in base64. */
    String secret(String name, String key) {
        return get("secret", name, "{.data." + key.replace(".", "\\.") + "}");
    }

    /** The settings of a service, written to a file as its container would see it. */
    Path settings(String component, Path folder) {
        try {
            Path file = folder.resolve(component + ".properties");
            String text = get("configmap", release + "-" + component, "{.data.application\\.properties}");
            return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Access as the account of a service. */
    Path kubeconfig(String component) {
        return cluster.serviceAccounts().kubeconfig(release, release + "-" + component);
    }

    private String get(String kind, String name, String path) {
        return cluster.kubectl().succeed("-n", release, "get", kind, name, "-o", "jsonpath=" + path);
    }

    static Path chart() {
        return ProjectRoot.find().resolve("charts/windlass");
    }
}
