package dev.windlass.kube.client;

import dev.windlass.kube.tls.PemSource;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * An API server and the right to talk to it. Thread-safe; calls block (run them on virtual threads). Credentials and
 * authorities are re-read from their files while it lives.
 */
public final class KubeConnection implements AutoCloseable {
    private static final String BEARER = "Bearer ";

    private final URI server;
    private final Transport transport;
    private final Credentials credentials;
    private final @Nullable PemSource authority;
    private final ApiClient api;

    KubeConnection(URI server, Transport transport, Credentials credentials, @Nullable PemSource authority) {
        this.server = server;
        this.transport = transport;
        this.credentials = credentials;
        this.authority = authority;
        this.api = new ApiClient(transport.http());
        this.api.setBasePath(server.toString());
    }

    /** The official client over the same connections and credentials, for whatever has no hot path of ours. */
    public ApiClient api() {
        OkHttpClient current = transport.http();
        if (api.getHttpClient() != current) {
            api.setHttpClient(current);
        }
        return api;
    }

    public URI server() {
        return server;
    }

    /** The token that requests carry now, for asking kubelets in the same name; none when we are known by a certificate. */
    public Optional<String> bearerToken() {
        return credentials
                .authorization()
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    /** The authority of the server's certificate, which signs those of kubelets in most clusters; none: the runtime's own. */
    public Optional<PemSource> authority() {
        return Optional.ofNullable(authority);
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @throws KubeException when the server answered with a failure
     * @throws IOException when there was no answer, or not in time
     */
    public byte[] send(KubeRequest request) throws IOException {
        try (KubeResponse response = call(request).open()) {
            return response.readAll();
        }
    }

    /** A request whose answer is read as it arrives, within the request's deadline. */
    public KubeCall call(KubeRequest request) {
        return new KubeCall(bounded(request.deadline()).newCall(prepare(request)), request);
    }

    /**
     * A request whose answer goes on for long: the deadline is for the head and for each silence, not for the whole.
     */
    public KubeCall stream(KubeRequest request, Duration longestSilence) {
        // Uncompressed: an API server that compresses a watch keeps the newest event back until the next one pushes it
        // out,
        // which on a quiet cluster is the bookmark a minute later (seen with 1.37).
        Request plain = prepare(request)
                .newBuilder()
                .header("Accept-Encoding", "identity")
                .build();
        return new KubeCall(endless(longestSilence).newCall(plain), request);
    }

    // A derived client shares the pool of connections; making one costs nothing.
    private OkHttpClient bounded(@Nullable Duration limit) {
        OkHttpClient http = transport.http();
        return limit == null
                ? http
                : http.newBuilder().callTimeout(limit).readTimeout(limit).build();
    }

    private OkHttpClient endless(Duration longestSilence) {
        return transport
                .http()
                .newBuilder()
                .callTimeout(Duration.ZERO)
                .readTimeout(longestSilence)
                .build();
    }

    private Request prepare(KubeRequest request) {
        HttpUrl base = HttpUrl.get(server);
        HttpUrl.Builder url = base.newBuilder();
        url.encodedPath((base.encodedPath().equals("/") ? "" : base.encodedPath()) + request.path());
        request.query().forEach(parameter -> url.addQueryParameter(parameter.name(), parameter.value()));
        byte @Nullable [] body = request.body();
        @Nullable
        RequestBody content = body == null ? null : RequestBody.create(body, MediaType.get(request.contentType()));
        return new Request.Builder()
                .url(url.build())
                .header("Accept", request.accept())
                .method(request.method(), content)
                .build();
    }

    @Override
    public void close() {
        transport.close();
    }
}
