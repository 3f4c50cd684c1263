package dev.windlass.kube.aggregated;

import dev.windlass.kube.Certificates;
import dev.windlass.kube.tls.KeyPair;
import dev.windlass.kube.tls.Trust;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A real TLS client for tests, with or without a certificate of its own. */
final class Browser implements AutoCloseable {
    private final OkHttpClient http;
    private final String root;

    /** What came back. */
    record Page(int code, String contentType, byte[] body, Headers headers) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private Browser(OkHttpClient http, String root) {
        this.http = http;
        this.root = root;
    }

    static Browser to(int port, Certificates serverAuthority, Certificates.@Nullable Issued identity)
            throws IOException, GeneralSecurityException {
        X509ExtendedTrustManager trust = Trust.in(List.of(serverAuthority.certificate()));
        SSLContext context = context(trust, identity);
        OkHttpClient http = new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), trust)
                .protocols(List.of(Protocol.HTTP_1_1))
                .callTimeout(20, TimeUnit.SECONDS)
                .build();
        return new Browser(http, "https://127.0.0.1:" + port);
    }

    static SSLContext context(X509ExtendedTrustManager trust, Certificates.@Nullable Issued identity)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = identity == null
                ? null
                : new KeyManager[] {
                    new Always(new KeyPair(identity.keys().getPrivate(), List.of(identity.certificate())))
                };
        context.init(keys, new TrustManager[] {trust}, new SecureRandom());
        return context;
    }

    Page get(String path, String... headers) throws IOException {
        return send(new Request.Builder().url(root + path), headers);
    }

    Page post(String path, String body) throws IOException {
        return send(new Request.Builder()
                .url(root + path)
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), null)));
    }

    /** Any method, with a body where the method must have one. */
    Page send(String method, String path, String... headers) throws IOException {
        boolean bodied = List.of("POST", "PUT", "PATCH").contains(method);
        return send(
                new Request.Builder().url(root + path).method(method, bodied ? RequestBody.create(new byte[0]) : null),
                headers);
    }

    private Page send(Request.Builder request, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        try (Response response = http.newCall(request.build()).execute()) {
            return new Page(
                    response.code(),
                    String.valueOf(response.header("Content-Type", "")),
                    response.body().bytes(),
                    response.headers());
        }
    }

    X509Certificate serverCertificate() throws IOException {
        http.connectionPool().evictAll();
        try (Response response = http.newCall(
                        new Request.Builder().url(root + "/healthz").build())
                .execute()) {
            return (X509Certificate) response.handshake().peerCertificates().getFirst();
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** Presents its certificate whatever the server hints at, also when it has expired. */
    private record Always(KeyPair pair) implements X509KeyManager {
        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {"me"};
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return "me";
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return "me";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return pair.chain().toArray(new X509Certificate[0]);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return pair.key();
        }
    }
}
