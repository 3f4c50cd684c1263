package dev.windlass.testbed.controlplane;

import dev.windlass.testbed.pki.CertificateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Writes kubeconfig files that carry their certificates inside, so that they can be copied elsewhere. */
final class Kubeconfig {
    private final URI server;
    private final Path certificateAuthority;

    Kubeconfig(URI server, Path certificateAuthority) {
        this.server = server;
        this.certificateAuthority = certificateAuthority;
    }

    Path writeForCertificate(Path file, CertificateFiles client) {
        return write(
                file,
                "{client-certificate-data: %s, client-key-data: %s}"
                        .formatted(encode(client.certificate()), encode(client.key())));
    }

    Path writeForToken(Path file, String token) {
        return write(file, "{token: %s}".formatted(token));
    }

    private Path write(Path file, String user) {
        String text = """
                apiVersion: v1
                kind: Config
                current-context: testbed
                contexts:
                - name: testbed
                  context: {cluster: testbed, user: testbed}
                clusters:
                - name: testbed
                  cluster: {server: "%s", certificate-authority-data: %s}
                users:
                - name: testbed
                  user: %s
                """.formatted(server, encode(certificateAuthority), user);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException("write " + file, failure);
        }
    }

    private static String encode(Path file) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("read " + file, failure);
        }
    }
}
