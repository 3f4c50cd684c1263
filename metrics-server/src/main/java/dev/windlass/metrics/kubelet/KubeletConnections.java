package dev.windlass.metrics.kubelet;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of the moment: a new one when a file of its trust changed on disk. A client is not cheap (a thread and a pool of
 * connections), so all kubelets share it.
 */
final class KubeletConnections implements AutoCloseable {
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final KubeletTrust trust;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpClient client;
    private List<FileTime> versions = List.of();
    private long lookedAt;

    KubeletConnections(KubeletTrust trust, Duration timeout) {
        this.trust = trust;
        this.timeout = timeout;
    }

    /** @throws IOException when a file of the trust cannot be read or is no PEM */
    synchronized HttpClient current() throws IOException {
        HttpClient held = client;
        long now = System.nanoTime();
        if (held != null && now - lookedAt < LOOK_EVERY_NANOS) {
            return held;
        }
        lookedAt = now;
        List<FileTime> found = versions();
        if (held == null || !found.equals(versions)) {
            held = open();
            client = held;
            versions = found;
        }
        return held;
    }

    private HttpClient open() throws IOException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .executor(threads);
        return switch (trust) {
            case KubeletTrust.Plain _ -> builder.build();
            case KubeletTrust.Verified verified ->
                builder.sslContext(KubeletTls.verifying(verified.certificateAuthority(), verified.identity()))
                        .build();
            case KubeletTrust.Unverified unverified ->
                builder.sslContext(KubeletTls.trustingAnyone(unverified.identity()))
                        .build();
        };
    }

    private List<FileTime> versions() throws IOException {
        List<PemSource> sources =
                switch (trust) {
                    case KubeletTrust.Plain _ -> List.of();
                    case KubeletTrust.Verified verified ->
                        Stream.concat(Stream.of(verified.certificateAuthority()), sources(verified.identity()))
                                .toList();
                    case KubeletTrust.Unverified unverified ->
                        sources(unverified.identity()).toList();
                };
        FileTime[] times = new FileTime[sources.size()];
        for (int index = 0; index < times.length; index++) {
            times[index] = sources.get(index).version();
        }
        return List.of(times);
    }

    private static Stream<PemSource> sources(KubeletTrust.@Nullable ClientIdentity identity) {
        return identity == null ? Stream.of() : Stream.of(identity.certificate(), identity.key());
    }

    @Override
    public synchronized void close() {
        HttpClient held = client;
        if (held != null) {
            held.shutdownNow();
        }
        threads.shutdownNow();
    }
}
