package dev.windlass.kube.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

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
        for (Object entry : entries(pem, origin)) {
            try {
                if (entry instanceof PrivateKeyInfo info) {
                    return key(info);
                }
                if (entry instanceof PEMKeyPair pair) {
                    return key(pair.getPrivateKeyInfo());
                }
            } catch (IOException | GeneralSecurityException e) {
                throw new IOException("the private key in " + origin + " can not be read", e);
            }
        }
        throw new IOException(
                "no private key found in " + origin + ": expected an unencrypted PEM block \"BEGIN … PRIVATE KEY\"");
    }

    /**
     * A key under the name that the platform's TLS knows it by. The library's converter asks for {@code ECDSA}, and gets a key that TLS
     * passes over without a word as soon as anybody in the process has registered the library as a provider.
     */
    private static PrivateKey key(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
        ASN1ObjectIdentifier type = info.getPrivateKeyAlgorithm().getAlgorithm();
        String algorithm = type.equals(X9ObjectIdentifiers.id_ecPublicKey)
                ? "EC"
                : type.equals(PKCSObjectIdentifiers.rsaEncryption) ? "RSA" : type.getId();
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
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
