package dev.windlass.kube;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A certificate authority for tests, and what it issues. */
public final class Certificates {
    /** A key with the certificate for it. */
    public record Issued(KeyPair keys, X509Certificate certificate) {
        public String certificatePem() throws IOException {
            return pem(certificate);
        }

        public String keyPem() throws IOException {
            return pem(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()));
        }

        public void write(Path certificateFile, Path keyFile) throws IOException {
            Files.writeString(keyFile, keyPem());
            Files.writeString(certificateFile, certificatePem());
        }
    }

    /** What a certificate is for. */
    public enum Purpose {
        CLIENT(KeyPurposeId.id_kp_clientAuth),
        SERVER(KeyPurposeId.id_kp_serverAuth),
        SERVER_ELSEWHERE(KeyPurposeId.id_kp_serverAuth);

        private final KeyPurposeId usage;

        Purpose(KeyPurposeId usage) {
            this.usage = usage;
        }
    }

    private final Issued self;

    private Certificates(Issued self) {
        this.self = self;
    }

    public static Certificates authority(String name) {
        try {
            KeyPair keys = keys();
            X509v3CertificateBuilder builder = builder(
                    new X500Name("CN=" + name),
                    new X500Name("CN=" + name),
                    keys,
                    Instant.now().plus(Duration.ofDays(1)));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            return new Certificates(new Issued(keys, sign(builder, keys)));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    public X509Certificate certificate() {
        return self.certificate();
    }

    public String pem() {
        try {
            return self.certificatePem();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public Issued client(String subject) {
        return issue(subject, Purpose.CLIENT, Instant.now().plus(Duration.ofHours(1)));
    }

    /** Names localhost and 127.0.0.1. */
    public Issued server(String subject) {
        return issue(subject, Purpose.SERVER, Instant.now().plus(Duration.ofHours(1)));
    }

    /** Names a host that nobody has. */
    public Issued serverElsewhere(String subject) {
        return issue(subject, Purpose.SERVER_ELSEWHERE, Instant.now().plus(Duration.ofHours(1)));
    }

    /** @param subject such as {@code O=system:masters, CN=admin} */
    public Issued issue(String subject, Purpose purpose, Instant until) {
        try {
            KeyPair keys = keys();
            X500Name issuer = X500Name.getInstance(
                    self.certificate().getSubjectX500Principal().getEncoded());
            X509v3CertificateBuilder builder = builder(new X500Name(subject), issuer, keys, until);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose.usage));
            if (purpose == Purpose.SERVER_ELSEWHERE) {
                GeneralName elsewhere = new GeneralName(GeneralName.dNSName, "elsewhere.invalid");
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(elsewhere));
            }
            if (purpose == Purpose.SERVER) {
                GeneralName[] names = {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                };
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            return new Issued(keys, sign(builder, self.keys()));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name subject, X500Name issuer, KeyPair keys, Instant until) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(100, new SecureRandom()),
                Date.from(Instant.now().minus(Duration.ofDays(2))),
                Date.from(until),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
