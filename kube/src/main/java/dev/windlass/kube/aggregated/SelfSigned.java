package dev.windlass.kube.aggregated;

import dev.windlass.kube.tls.KeyPair;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A serving certificate of our own, for clusters that do not manage one. Kept in a folder and used again after a restart
 * until a month before it ends.
 */
final class SelfSigned {
    private static final Duration LIFE = Duration.ofDays(365);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    /** The two files. */
    record Pair(Path certificate, Path key) {}

    private SelfSigned() {}

    static Pair in(Path folder, List<String> names, InstantSource clock) throws IOException {
        Pair files = new Pair(folder.resolve("apiserver.crt"), folder.resolve("apiserver.key"));
        if (!usable(files, clock.instant())) {
            Files.createDirectories(folder);
            write(files, names, clock.instant());
        }
        return files;
    }

    private static boolean usable(Pair files, Instant now) {
        try {
            KeyPair pair = KeyPair.parse(
                    Files.readAllBytes(files.certificate()), Files.readAllBytes(files.key()), files.toString());
            return pair.chain().getFirst().getNotAfter().toInstant().isAfter(now.plus(RENEWED_BEFORE));
        } catch (IOException e) {
            return false; // absent or broken: it is made anew
        }
    }

    private static void write(Pair files, List<String> names, Instant now) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            java.security.KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate = certify(keys, names, now);
            Files.writeString(files.certificate(), pem(certificate));
            Files.deleteIfExists(files.key());
            Files.createFile(
                    files.key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    files.key(),
                    pem(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("no certificate can be made: " + e.getMessage(), e);
        }
    }

    private static X509Certificate certify(java.security.KeyPair keys, List<String> names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X500Name subject = new X500Name("CN=windlass");
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(LIFE)),
                subject,
                keys.getPublic());
        List<GeneralName> alternatives = new ArrayList<>();
        alternatives.add(new GeneralName(GeneralName.dNSName, "localhost"));
        alternatives.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        for (String name : names) {
            boolean address = name.matches("[0-9.]+") || name.contains(":");
            alternatives.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name));
        }
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(alternatives.toArray(new GeneralName[0])));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        return new org.bouncycastle.cert.jcajce.JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
