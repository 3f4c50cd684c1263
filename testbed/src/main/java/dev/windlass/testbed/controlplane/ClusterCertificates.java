package dev.windlass.testbed.controlplane;

import dev.windlass.testbed.pki.CertificateAuthority;
import dev.windlass.testbed.pki.CertificateAuthority.SigningKeyFiles;
import dev.windlass.testbed.pki.CertificateFiles;
import java.nio.file.Path;
import java.util.List;

/** All certificates and keys of one cluster. */
final class ClusterCertificates {
    /** The only name that the cluster lets a front proxy carry. */
    static final String FRONT_PROXY = "front-proxy-client";

    private final CertificateAuthority cluster;
    private final CertificateAuthority frontProxy;
    private final SigningKeyFiles serviceAccounts;
    private final CertificateFiles apiServer;
    private final CertificateFiles components;
    private final CertificateFiles frontProxyClient;

    ClusterCertificates(Path folder) {
        cluster = CertificateAuthority.create(folder, "cluster-ca");
        frontProxy = CertificateAuthority.create(folder, "front-proxy-ca");
        serviceAccounts = CertificateAuthority.writeSigningKeys(folder, "service-account");
        apiServer = cluster.issueServing(
                "kube-apiserver", List.of("kubernetes", "kubernetes.default", "kubernetes.default.svc"));
        components = cluster.issueServing("components", List.of());
        frontProxyClient = frontProxy.issueClient(FRONT_PROXY, FRONT_PROXY, List.of());
    }

    CertificateAuthority cluster() {
        return cluster;
    }

    CertificateAuthority frontProxy() {
        return frontProxy;
    }

    SigningKeyFiles serviceAccounts() {
        return serviceAccounts;
    }

    CertificateFiles apiServer() {
        return apiServer;
    }

    /** What the controller manager, the scheduler and KWOK serve with. */
    CertificateFiles components() {
        return components;
    }

    CertificateFiles frontProxyClient() {
        return frontProxyClient;
    }
}
