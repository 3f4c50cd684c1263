package dev.windlass.kube.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTest {
    private final Certificates authority = Certificates.authority("a");

    @TempDir
    private Path folder;

    private Instant now = Instant.EPOCH;

    private Reloading<KeyPair> reloading() throws IOException {
        List<PemSource> sources =
                List.of(new PemSource.File(folder.resolve("crt")), new PemSource.File(folder.resolve("key")));
        return Reloading.of(
                sources,
                Duration.ofSeconds(10),
                () -> now,
                contents -> KeyPair.parse(contents.get(0), contents.get(1), "here"));
    }

    @Test
    void readsAgainWhenTheFilesHaveChangedButNotBeforeThePeriodIsOver() throws IOException {
        authority.client("CN=one").write(folder.resolve("crt"), folder.resolve("key"));
        Reloading<KeyPair> pair = reloading();
        authority.client("CN=two").write(folder.resolve("crt"), folder.resolve("key"));

        now = now.plusSeconds(9);
        assertThat(subject(pair)).isEqualTo("CN=one");
        now = now.plusSeconds(1);
        assertThat(subject(pair)).isEqualTo("CN=two");
        assertThat(pair.generation()).isEqualTo(2);
        now = now.plusSeconds(10);
        assertThat(pair.generation()).as("unchanged files make nothing new").isEqualTo(2);
    }

    @Test
    void readsAgainWhenTheClockWasSetBack() throws IOException {
        authority.client("CN=one").write(folder.resolve("crt"), folder.resolve("key"));
        Reloading<KeyPair> pair = reloading();
        authority.client("CN=two").write(folder.resolve("crt"), folder.resolve("key"));

        now = now.minusSeconds(3600);

        assertThat(subject(pair)).isEqualTo("CN=two");
    }

    @Test
    void keepsTheLastGoodPairWhileTheFilesDoNotBelongTogether() throws IOException {
        authority.client("CN=one").write(folder.resolve("crt"), folder.resolve("key"));
        Reloading<KeyPair> pair = reloading();

        Certificates.Issued next = authority.client("CN=two");
        Files.writeString(folder.resolve("crt"), next.certificatePem());
        now = now.plusSeconds(10);
        assertThat(subject(pair)).isEqualTo("CN=one");

        Files.writeString(folder.resolve("crt"), "-----BEGIN CERTIFICATE-----\nhalf");
        now = now.plusSeconds(10);
        assertThat(subject(pair)).isEqualTo("CN=one");

        Files.delete(folder.resolve("crt"));
        now = now.plusSeconds(10);
        assertThat(subject(pair)).isEqualTo("CN=one");

        next.write(folder.resolve("crt"), folder.resolve("key"));
        now = now.plusSeconds(10);
        assertThat(subject(pair)).isEqualTo("CN=two");
    }

    @Test
    void namesWhatIsMissingAtTheStart() throws IOException {
        Files.writeString(folder.resolve("crt"), "nothing");
        Files.writeString(folder.resolve("key"), "nothing");

        assertThatThrownBy(this::reloading).hasMessageContaining("no private key found in here");
        assertThatThrownBy(() -> Pem.certificates(new byte[0], "ca.crt"))
                .hasMessageContaining("no certificate found in ca.crt");
    }

    @Test
    void aKeyOfAnotherCertificateIsNamed() throws IOException {
        byte[] certificate = authority.client("CN=one").certificatePem().getBytes(StandardCharsets.US_ASCII);
        byte[] key = authority.client("CN=one").keyPem().getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> KeyPair.parse(certificate, key, "here"))
                .hasMessage("the private key does not belong to the certificate in here");
    }

    private static String subject(Reloading<KeyPair> pair) {
        return pair.get().chain().getFirst().getSubjectX500Principal().getName();
    }
}
