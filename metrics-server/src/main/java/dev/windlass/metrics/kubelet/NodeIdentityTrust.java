package dev.windlass.metrics.kubelet;

import dev.windlass.kube.tls.Subject;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts a kubelet whose certificate does not name its address when the cluster's authority has signed it for that very node: the
 * subject {@code O=system:nodes, CN=system:node:<name>}, which the signer {@code kubernetes.io/kubelet-serving} demands and no other
 * workload gets. Everything else is refused as it would be without.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/">signers</a>
 */
final class NodeIdentityTrust extends X509ExtendedTrustManager {
    private static final String NODE_PREFIX = "system:node:";
    private static final String NODE_GROUP = "system:nodes";

    private final X509ExtendedTrustManager cluster;
    private final ExpectedNodes expected;

    /** @param cluster trusts the cluster's authority and nobody else's */
    NodeIdentityTrust(X509ExtendedTrustManager cluster, ExpectedNodes expected) {
        this.cluster = cluster;
        this.expected = expected;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        try {
            cluster.checkServerTrusted(chain, type, engine);
        } catch (CertificateException refused) {
            // Without an engine the chain alone is judged: who signed it, for what use and until when, not for which
            // host.
            cluster.checkServerTrusted(chain, type);
            SSLSession session = engine.getHandshakeSession();
            requireNode(chain[0], expected.at(session.getPeerHost(), session.getPeerPort()), refused);
        }
    }

    private static void requireNode(X509Certificate certificate, Set<String> nodes, CertificateException refused)
            throws CertificateException {
        Subject subject = Subject.of(certificate);
        Set<String> names = nodes.stream().map(node -> NODE_PREFIX + node).collect(Collectors.toSet());
        if (!subject.organizations().contains(NODE_GROUP) || !names.contains(subject.commonName())) {
            CertificateException neither =
                    new CertificateException(refused.getMessage() + "; nor is it for " + String.join(" or ", names)
                            + ": its subject is "
                            + certificate.getSubjectX500Principal().getName());
            neither.addSuppressed(refused);
            throw neither;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        cluster.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        cluster.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        cluster.checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        cluster.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        cluster.checkClientTrusted(chain, type, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return cluster.getAcceptedIssuers();
    }
}
