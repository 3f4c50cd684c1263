package dev.windlass.kube.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether a private and a public key are two halves of one pair: what one signs the other verifies. */
final class KeyMatch {
    private static final byte[] PROBE = "windlass".getBytes(StandardCharsets.US_ASCII);

    private KeyMatch() {}

    static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) throws IOException {
        String algorithm =
                switch (publicKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> publicKey.getAlgorithm();
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "keys of type " + publicKey.getAlgorithm() + " can not be used: " + e.getMessage(), e);
        }
    }
}
