package dev.windlass.kube.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trust managers over certificate authorities. */
public final class Trust {
    private Trust() {}

    /** Exactly these authorities; none means that nobody is trusted. */
    public static X509ExtendedTrustManager in(Collection<X509Certificate> authorities) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("ca-" + number++, authority);
            }
            return manager(store);
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate authorities can not be used: " + e.getMessage(), e);
        }
    }

    /** The authorities of a PEM source, read again when it changes. */
    public static X509ExtendedTrustManager in(PemSource source, Duration period, InstantSource clock)
            throws IOException {
        return new ReloadingTrustManager(Reloading.of(
                List.of(source),
                period,
                clock,
                contents -> in(Pem.certificates(contents.getFirst(), source.toString()))));
    }

    /** The authorities that the Java runtime trusts. */
    public static X509ExtendedTrustManager inSystem() throws IOException {
        try {
            return manager(null);
        } catch (GeneralSecurityException e) {
            throw new IOException("the runtime's certificate authorities can not be used: " + e.getMessage(), e);
        }
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("the runtime offers no X.509 trust manager");
    }
}
