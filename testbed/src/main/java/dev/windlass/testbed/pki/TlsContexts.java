package dev.windlass.testbed.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The JDK's TLS set up from PEM files. */
public final class TlsContexts {
    private static final char[] NO_PASSWORD = {};

    private TlsContexts() {}

    /** For a server that shows this certificate and asks clients for none. */
    public static SSLContext serving(CertificateFiles certificate) {
        return context(keys(certificate), null);
    }

    /** For a client that trusts this authority alone and has no certificate of its own. */
    public static SSLContext trusting(Path authority) {
        return context(null, trust(authority));
    }

    /** For a client that also proves itself by a certificate. */
    public static SSLContext trusting(Path authority, CertificateFiles client) {
        return context(keys(client), trust(authority));
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("set up TLS", failure);
        }
    }

    private static KeyManager[] keys(CertificateFiles files) {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    "own", key(files.key()), NO_PASSWORD, new Certificate[] {certificate(files.certificate())});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("use the certificate " + files.certificate(), failure);
        }
    }

    private static TrustManager[] trust(Path authority) {
        try {
            KeyStore store = emptyStore();
            store.setCertificateEntry("authority", certificate(authority));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("trust " + authority, failure);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_PASSWORD);
            return store;
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is read", impossible);
        }
    }

    private static Certificate certificate(Path file) throws GeneralSecurityException {
        try (InputStream text = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(text);
        } catch (IOException failure) {
            throw new UncheckedIOException("read " + file, failure);
        }
    }

    private static PrivateKey key(Path file) throws GeneralSecurityException {
        try {
            String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        } catch (IOException failure) {
            throw new UncheckedIOException("read " + file, failure);
        }
    }
}
