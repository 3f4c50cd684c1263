package dev.windlass.kube.aggregated.access;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies that a presented certificate leads to certain authorities and is meant for clients. */
final class Chains {
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    private Chains() {}

    /** What speaks against the chain; empty when it is good at that instant. */
    static Optional<String> problem(List<X509Certificate> chain, Collection<X509Certificate> authorities, Instant now) {
        Date date = Date.from(now);
        Set<TrustAnchor> anchors = new HashSet<>();
        for (X509Certificate authority : authorities) {
            if (!now.isBefore(authority.getNotBefore().toInstant())
                    && !now.isAfter(authority.getNotAfter().toInstant())) {
                anchors.add(new TrustAnchor(authority, null));
            }
        }
        if (anchors.isEmpty()) {
            return Optional.of("no valid certificate authority is known");
        }
        try {
            X509Certificate leaf = chain.getFirst();
            if (!isForClients(leaf)) {
                return Optional.of("the certificate is not meant for clients");
            }
            CertPathBuilder.getInstance("PKIX").build(parameters(chain, anchors, date));
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of("the certificate does not lead to the authority: " + e.getMessage());
        }
    }

    private static PKIXBuilderParameters parameters(List<X509Certificate> chain, Set<TrustAnchor> anchors, Date date)
            throws InvalidAlgorithmParameterException, GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(chain.getFirst());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        parameters.setRevocationEnabled(false); // the API server has no revocation either
        parameters.setDate(date);
        return parameters;
    }

    // A certificate without extended key usages may be used for anything.
    private static boolean isForClients(X509Certificate leaf) throws CertificateParsingException {
        @Nullable List<String> usages = leaf.getExtendedKeyUsage();
        return usages == null || usages.contains(CLIENT_AUTH) || usages.contains(ANY_PURPOSE);
    }
}
