package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.Certificates;
import dev.windlass.kube.aggregated.Protocols.Http2;
import dev.windlass.kube.aggregated.Protocols.NamedPair;
import dev.windlass.kube.aggregated.Protocols.Oldest;
import dev.windlass.kube.aggregated.access.AuthenticationResult;
import dev.windlass.kube.aggregated.access.Authorization;
import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.tls.CipherSuites;
import dev.windlass.kube.tls.Subject;
import dev.windlass.kube.tls.Trust;
import io.vertx.core.Vertx;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is spoken on the port, asked with real handshakes. */
class ProtocolsTest {
    private static final List<String> ONE_SUITE =
            CipherSuites.enabled(List.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"));

    private final Vertx vertx = Vertx.vertx();
    private final Certificates authority = Certificates.authority("serving");

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({
        "exact.example.org, exact",
        "EXACT.example.org, exact",
        "other.example.org, star",
        "deep.other.example.org, standard",
        "of-certificate, of-certificate",
        "unknown.example.com, standard",
    })
    void showsTheCertificateForTheNameThatIsAskedFor(String asked, String shown) throws Exception {
        List<NamedPair> named =
                List.of(pair("star", "*.example.org"), pair("exact", "exact.example.org"), pair("of-certificate"));

        try (AggregatedServer server = serve(new Protocols(Oldest.TLS_1_2, List.of(), named, Http2.OFFERED, 0));
                SSLSocket socket = connect(server, p -> p.setServerNames(List.of(new SNIHostName(asked))))) {
            X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThat(Subject.of(leaf).commonName()).isEqualTo(shown);
        }
    }

    @Test
    void refusesVersionsThatAreTooOld() throws Exception {
        try (AggregatedServer server = serve(new Protocols(Oldest.TLS_1_3, List.of(), List.of(), Http2.OFFERED, 0))) {
            try (SSLSocket socket = connect(server, p -> p.setProtocols(new String[] {"TLSv1.3"}))) {
                assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
            }
            assertThatThrownBy(() -> connect(server, p -> p.setProtocols(new String[] {"TLSv1.2"})))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void speaksTheSuitesThatAreNamedAndThoseOfTheNewestVersion() throws Exception {
        try (AggregatedServer server = serve(new Protocols(Oldest.TLS_1_2, ONE_SUITE, List.of(), Http2.OFFERED, 0))) {
            try (SSLSocket socket = connect(server, p -> p.setProtocols(new String[] {"TLSv1.2"}))) {
                assertThat(socket.getSession().getCipherSuite()).isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
            }
            try (SSLSocket socket = connect(server, p -> {})) {
                assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
            }
            assertThatThrownBy(() -> connect(server, p -> {
                        p.setProtocols(new String[] {"TLSv1.2"});
                        p.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"});
                    }))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void leavesOutSuitesThatAreGivenUpAndRefusesWhatIsNone() {
        assertThat(CipherSuites.enabled(List.of("TLS_RSA_WITH_RC4_128_SHA", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305")))
                .contains("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256")
                .doesNotContain("TLS_RSA_WITH_RC4_128_SHA");
        assertThatThrownBy(() -> CipherSuites.enabled(List.of("TLS_RSA_WITH_RC4_128_SHA")))
                .hasMessageContaining("given up TLS_RSA_WITH_RC4_128_SHA");
        assertThatThrownBy(() -> CipherSuites.enabled(List.of("TLS_FOO")))
                .hasMessageContaining("\"TLS_FOO\" is no cipher suite");
    }

    @ParameterizedTest
    @CsvSource({"OFFERED, h2", "OFF, http/1.1"})
    void offersHttp2UnlessToldNotTo(Http2 http2, String agreed) throws Exception {
        try (AggregatedServer server = serve(new Protocols(Oldest.TLS_1_2, List.of(), List.of(), http2, 0));
                SSLSocket socket = connect(server, p -> p.setApplicationProtocols(new String[] {"h2", "http/1.1"}))) {
            assertThat(socket.getApplicationProtocol()).isEqualTo(agreed);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "7, 7"})
    void tellsHowManyRequestsOneConnectionMayHave(int set, int told) throws Exception {
        try (AggregatedServer server = serve(new Protocols(Oldest.TLS_1_2, List.of(), List.of(), Http2.OFFERED, set));
                SSLSocket socket = connect(server, p -> p.setApplicationProtocols(new String[] {"h2"}))) {
            socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            socket.getOutputStream().flush();

            assertThat(mostStreams(new DataInputStream(socket.getInputStream())))
                    .isEqualTo(told);
        }
    }

    /** Of the first frame, which is the server's SETTINGS (RFC 9113, section 6.5). */
    private static int mostStreams(DataInputStream frame) throws IOException {
        int length = frame.readUnsignedByte() << 16 | frame.readUnsignedShort();
        assertThat(frame.readByte()).as("type of frame").isEqualTo((byte) 4);
        frame.skipNBytes(5);
        for (int at = 0; at < length; at += 6) {
            int setting = frame.readUnsignedShort();
            int value = frame.readInt();
            if (setting == 3) {
                return value;
            }
        }
        throw new AssertionError("SETTINGS without MAX_CONCURRENT_STREAMS");
    }

    private NamedPair pair(String name, String... names) throws Exception {
        Path certificate = folder.resolve(name + ".crt");
        Path key = folder.resolve(name + ".key");
        authority.server("CN=" + name).write(certificate, key);
        return new NamedPair(certificate, key, List.of(names));
    }

    private AggregatedServer serve(Protocols protocols) throws Exception {
        NamedPair standard = pair("standard");
        return AggregatedServer.builder(
                        vertx,
                        AggregatedSettings.of(0, standard.certificate(), standard.key())
                                .boundTo("127.0.0.1")
                                .speaking(protocols),
                        _ -> new AuthenticationResult.Authenticated(UserInfo.anonymous()),
                        (_, _) -> new Authorization.Allowed())
                .start();
    }

    private SSLSocket connect(AggregatedServer server, Consumer<SSLParameters> wishes) throws Exception {
        SSLSocket socket = (SSLSocket) Browser.context(Trust.in(List.of(authority.certificate())), null)
                .getSocketFactory()
                .createSocket("127.0.0.1", server.port());
        SSLParameters parameters = socket.getSSLParameters();
        wishes.accept(parameters);
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }
}
