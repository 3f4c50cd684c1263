package dev.windlass.kube.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads PEM texts. Every method throws {@link IOException} that says what was expected and from where the text came. */
public final class Pem {
    private Pem() {}

    /**
     * All certificates of the text, in order.
     *
     * @param origin where the text came from, for messages
     */
    public static List<X509Certificate> certificates(byte[] pem, String origin) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        for (Object entry : entries(pem, origin)) {
            if (entry instanceof X509CertificateHolder holder) {
                try {
                    certificates.add(converter.getCertificate(holder));
                } catch (CertificateException e) {
                    throw new IOException("a certificate in " + origin + " can not be read", e);
                }
            }
        }
        if (certificates.isEmpty()) {
            throw new IOException("no certificate found in " + origin + ": expected PEM blocks \"BEGIN CERTIFICATE\"");
        }
        return List.copyOf(certificates);
    }

    /** The first private key of the text: PKCS#8, PKCS#1 or SEC 1, not encrypted. */
    public static PrivateKey privateKey(byte[] pem, String origin) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        for (Object entry : entries(pem, origin)) {
            try {
                if (entry instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (entry instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
            } catch (PEMException e) {
                throw new IOException("the private key in " + origin + " can not be read", e);
            }
        }
        throw new IOException(
                "no private key found in " + origin + ": expected an unencrypted PEM block \"BEGIN … PRIVATE KEY\"");
    }

    private static List<Object> entries(byte[] pem, String origin) throws IOException {
        List<Object> entries = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            for (Object entry = parser.readObject(); entry != null; entry = parser.readObject()) {
                entries.add(entry);
            }
        } catch (IOException | RuntimeException e) { // the parser throws unchecked at malformed base64
            throw new IOException("PEM in " + origin + " can not be read: " + e.getMessage(), e);
        }
        return entries;
    }
}
