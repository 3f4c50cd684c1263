package dev.windlass.testbed.pki;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** One certificate authority, which writes all it issues to one folder. Keys are P-256: made in no time. */
public final class CertificateAuthority {
    private static final Duration LIFETIME = Duration.ofDays(30);
    // Certificates are valid from a little earlier, for a reader whose clock is behind.
    private static final Duration BACKDATED = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final X500Name name;
    private final KeyPair keys;
    private final CertificateFiles files;

    private CertificateAuthority(Path folder, X500Name name, KeyPair keys, CertificateFiles files) {
        this.folder = folder;
        this.name = name;
        this.keys = keys;
        this.files = files;
    }

    /** A new authority whose certificate is written as {@code <commonName>.crt}. */
    public static CertificateAuthority create(Path folder, String commonName) {
        KeyPair keys = newKeys();
        X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        try {
            JcaX509v3CertificateBuilder builder = newCertificate(name, name, keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            return new CertificateAuthority(folder, name, keys, write(folder, commonName, builder, keys, keys));
        } catch (IOException failure) {
            throw new UncheckedIOException("create the certificate authority " + commonName, failure);
        }
    }

    /** A pair of keys without a certificate, for the signatures of service-account tokens. */
    public static SigningKeyFiles writeSigningKeys(Path folder, String fileName) {
        KeyPair keys = newKeys();
        return new SigningKeyFiles(
                writePem(folder.resolve(fileName + ".key"), keys.getPrivate()),
                writePem(folder.resolve(fileName + ".pub"), keys.getPublic()));
    }

    /** Two PEM files: what signs, and what proves a signature. */
    public record SigningKeyFiles(Path privateKey, Path publicKey) {}

    public CertificateFiles files() {
        return files;
    }

    /** A certificate by which a client is known as this user in these groups. */
    public CertificateFiles issueClient(String fileName, String user, List<String> groups) {
        X500NameBuilder subject = new X500NameBuilder();
        groups.forEach(group -> subject.addRDN(BCStyle.O, group));
        subject.addRDN(BCStyle.CN, user);
        return issue(fileName, subject.build(), KeyPurposeId.id_kp_clientAuth, List.of());
    }

    /** A certificate for a server on this machine that is also called by these host names. */
    public CertificateFiles issueServing(String fileName, List<String> hostNames) {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        hostNames.forEach(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
        X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, fileName).build();
        return issue(fileName, subject, KeyPurposeId.id_kp_serverAuth, names);
    }

    private CertificateFiles issue(
            String fileName, X500Name subject, KeyPurposeId purpose, List<GeneralName> alternativeNames) {
        KeyPair subjectKeys = newKeys();
        try {
            JcaX509v3CertificateBuilder builder = newCertificate(name, subject, subjectKeys);
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (!alternativeNames.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(alternativeNames.toArray(GeneralName[]::new)));
            }
            return write(folder, fileName, builder, subjectKeys, keys);
        } catch (IOException failure) {
            throw new UncheckedIOException("issue the certificate " + fileName, failure);
        }
    }

    private static JcaX509v3CertificateBuilder newCertificate(X500Name issuer, X500Name subject, KeyPair subjectKeys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, RANDOM).add(BigInteger.ONE),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(LIFETIME)),
                subject,
                subjectKeys.getPublic());
    }

    private static CertificateFiles write(
            Path folder, String fileName, JcaX509v3CertificateBuilder builder, KeyPair keys, KeyPair signedBy) {
        try {
            Object certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signedBy.getPrivate())));
            return new CertificateFiles(
                    writePem(folder.resolve(fileName + ".crt"), certificate),
                    writePem(folder.resolve(fileName + ".key"), keys.getPrivate()));
        } catch (OperatorCreationException | GeneralSecurityException failure) {
            throw new IllegalStateException("sign the certificate " + fileName, failure);
        }
    }

    private static Path writePem(Path file, Object content) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(content instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : content);
        } catch (IOException failure) {
            throw new UncheckedIOException("write " + file, failure);
        }
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException("write " + file, failure);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JVM makes no P-256 keys", failure);
        }
    }
}
