package dev.windlass.testbed.stage;

import dev.windlass.testbed.controlplane.Cluster;
import dev.windlass.testbed.controlplane.Kubectl;
import dev.windlass.testbed.process.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our own kinds in a cluster, from the files that the chart installs. */
public final class Definitions implements AutoCloseable {
    private static final String CRD = "workloadautoscalers.autoscaling.windlass.dev";

    private final Cluster cluster;
    private final boolean ours;

    private Definitions(Cluster cluster, boolean ours) {
        this.cluster = cluster;
        this.ours = ours;
    }

    /** Installs what is not there yet and waits until the API server serves it. */
    public static Definitions install(Cluster cluster) {
        boolean missing = cluster.kubectl().run("get", "crd", CRD).exitCode() != 0;
        if (missing) {
            cluster.apply(text());
        }
        cluster.kubectl().succeed("wait", "--for=condition=Established", "--timeout=30s", "crd/" + CRD);
        return new Definitions(cluster, missing);
    }

    private static String text() {
        Path file = ProjectRoot.find().resolve("charts/windlass/files/crds/workloadautoscalers.yaml");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("read " + file, e);
        }
    }

    /** Takes away what this installed: with it go all objects of the kind. */
    @Override
    public void close() {
        if (ours) {
            Kubectl.Answer answer = cluster.kubectl().run("delete", "--wait=false", "--ignore-not-found", "crd", CRD);
            if (answer.exitCode() != 0) {
                System.err.println(
                        "left behind: crd " + CRD + ": " + answer.stderr().strip());
            }
        }
    }
}
