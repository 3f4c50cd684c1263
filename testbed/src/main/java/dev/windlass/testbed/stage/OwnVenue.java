package dev.windlass.testbed.stage;

import dev.windlass.testbed.controlplane.AggregatedApi;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.pki.CertificateFiles;
import java.nio.file.Path;

/** A control plane of the stage's own, whose controller-manager leaves HPAs to Windlass. */
record OwnVenue(ControlPlane cluster) implements Venue {
    static OwnVenue start() {
        return new OwnVenue(ControlPlane.builder().withoutHpaController().start());
    }

    @Override
    public CertificateFiles issueServingCertificate(String name) {
        return cluster.issueServingCertificate(name);
    }

    @Override
    public AggregatedApi api(String group, String version, int port) {
        return cluster.aggregatedApi(group, version, port);
    }

    @Override
    public Path kubeletAuthority() {
        return cluster.clusterAuthority();
    }

    @Override
    public String autoscalerMode() {
        return "drive";
    }

    @Override
    public void close() {
        cluster.close();
    }
}
