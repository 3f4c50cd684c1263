package dev.windlass.kube.tls;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key and the certificate chain that speaks for it, leaf first. */
public record KeyPair(PrivateKey key, List<X509Certificate> chain) {
    public KeyPair {
        chain = List.copyOf(chain);
    }

    /** @throws IOException when either can not be read, or the two do not belong together */
    public static KeyPair parse(byte[] certificatePem, byte[] keyPem, String origin) throws IOException {
        PrivateKey key = Pem.privateKey(keyPem, origin);
        List<X509Certificate> chain = Pem.certificates(certificatePem, origin);
        if (!KeyMatch.belongTogether(key, chain.getFirst().getPublicKey())) {
            throw new IOException("the private key does not belong to the certificate in " + origin);
        }
        return new KeyPair(key, chain);
    }
}
