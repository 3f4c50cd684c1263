package dev.windlass.testbed.stage;

import dev.windlass.testbed.controlplane.AggregatedApi;
import dev.windlass.testbed.controlplane.ExistingCluster;
import dev.windlass.testbed.controlplane.KwokProcess;
import dev.windlass.testbed.pki.CertificateAuthority;
import dev.windlass.testbed.pki.CertificateFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A cluster that was there before. Its API server must be able to reach processes of this machine, so it has to run here; its nodes
 * for the story are played by a KWOK of ours; HPAs are left to its own controller, which reads our APIs. Closing takes away
 * what the stage created.
 */
final class GivenVenue implements Venue {
    private final ExistingCluster cluster;
    private final CertificateAuthority authority;
    private final KwokProcess kwok;

    private GivenVenue(ExistingCluster cluster, CertificateAuthority authority, KwokProcess kwok) {
        this.cluster = cluster;
        this.authority = authority;
        this.kwok = kwok;
    }

    static GivenVenue at(Path kubeconfig, Path folder) {
        ExistingCluster cluster = ExistingCluster.of(kubeconfig);
        URI server = URI.create(cluster.client().getBasePath());
        if (!List.of("127.0.0.1", "localhost", "[::1]").contains(server.getHost())) {
            cluster.close();
            throw new IllegalArgumentException(
                    "the API server " + server + " is not on this machine, so it cannot reach the"
                            + " services started here; install the chart charts/windlass into that cluster instead");
        }
        CertificateAuthority authority = CertificateAuthority.create(folder.resolve("pki"), "windlass-demo-ca");
        CertificateFiles kubelets = authority.issueServing("kwok", List.of());
        return new GivenVenue(cluster, authority, KwokProcess.start(kubeconfig, folder, kubelets));
    }

    @Override
    public ExistingCluster cluster() {
        return cluster;
    }

    @Override
    public CertificateFiles issueServingCertificate(String name) {
        return authority.issueServing(name, List.of("*." + AggregatedApi.NAMESPACE + ".svc"));
    }

    @Override
    public AggregatedApi api(String group, String version, int port) {
        return new AggregatedApi(group, version, port, authority.files().certificate());
    }

    @Override
    public Path kubeletAuthority() {
        return authority.files().certificate();
    }

    @Override
    public String autoscalerMode() {
        return "observe";
    }

    @Override
    public void close() {
        Leftovers.remove(cluster);
        kwok.close();
        cluster.close();
    }
}
