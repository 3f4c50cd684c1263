package dev.windlass.metrics.kubelet;

import io.kubernetes.client.util.SSLUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS contexts towards kubelets. */
final class KubeletTls {
    private KubeletTls() {}

    /** Verifies the chain and that the certificate names the address that was dialled. */
    static SSLContext verifying(PemSource certificateAuthority, KubeletTrust.@Nullable ClientIdentity identity)
            throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificateAuthority.read()));
            if (certificates.isEmpty()) {
                throw new IOException("no certificate in " + certificateAuthority);
            }
            int number = 0;
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return context(factory.getTrustManagers(), identity);
        } catch (GeneralSecurityException e) {
            throw new IOException("certificate authority " + certificateAuthority + ": " + e.getMessage(), e);
        }
    }

    /** Accepts any certificate: asked for by {@code kubelet-insecure-tls}. */
    static SSLContext trustingAnyone(KubeletTrust.@Nullable ClientIdentity identity) throws IOException {
        try {
            return context(new TrustManager[] {new TrustAnyone()}, identity);
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static SSLContext context(TrustManager[] trust, KubeletTrust.@Nullable ClientIdentity identity)
            throws GeneralSecurityException, IOException {
        KeyManager[] keys = identity == null
                ? null
                : SSLUtils.keyManagers(
                        identity.certificate().read(), identity.key().read(), "", "", null, null);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }

    /** Extended, because the platform adds its own check of the host name to managers that are not. */
    private static final class TrustAnyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
