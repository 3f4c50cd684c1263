package dev.windlass.testbed.stage;

import dev.windlass.testbed.controlplane.AggregatedApi;
import dev.windlass.testbed.controlplane.Cluster;
import dev.windlass.testbed.pki.CertificateFiles;
import java.nio.file.Path;

/** Where a stage stands: a cluster, and what a process on this machine needs to take part in it. */
sealed interface Venue extends AutoCloseable permits OwnVenue, GivenVenue {
    Cluster cluster();

    /** A serving certificate for every API that is aggregated from this machine. */
    CertificateFiles issueServingCertificate(String name);

    /** An API version served at this port of this machine with such a certificate. */
    AggregatedApi api(String group, String version, int port);

    /** PEM file of the authority that signs the kubelets' certificates. */
    Path kubeletAuthority();

    /** {@code drive}, or {@code observe} where the cluster's own controller acts on HPAs. */
    String autoscalerMode();

    @Override
    void close();
}
