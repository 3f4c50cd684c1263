package dev.windlass.testbed.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;

/**
 * How long a kind of request takes, as its clients see it: over TLS, on connections that stand, to the last byte.
 *
 * @param request what was asked for
 * @param clients how many asked at once
 * @param bytes of one answer
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param max milliseconds
 */
record Latency(String request, int clients, int asked, long bytes, double p50, double p99, double max) {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /**
     * Asks {@code times} times from each client, after as many unmeasured rounds as {@code warmUp} says.
     *
     * @throws IOException when any request fails
     */
    static Latency measure(String name, URI uri, String accept, SSLContext tls, int clients, int warmUp, int times)
            throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        long bytes = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Client>> running = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                running.add(threads.submit(() -> Client.run(uri, accept, tls, warmUp, times)));
            }
            for (Future<Client> each : running) {
                Client client = each.get();
                millis.addAll(client.millis());
                bytes = client.bytes();
            }
        } catch (ExecutionException e) {
            throw new IOException(name + " failed: " + e.getMessage(), e);
        }
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Latency(
                name,
                clients,
                sorted.length,
                bytes,
                Percentile.of(sorted, 50),
                Percentile.of(sorted, 99),
                sorted[sorted.length - 1]);
    }

    private record Client(List<Double> millis, long bytes) {
        static Client run(URI uri, String accept, SSLContext tls, int warmUp, int times)
                throws IOException, InterruptedException {
            try (HttpClient http = HttpClient.newBuilder()
                    .sslContext(tls)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .header("Accept", accept)
                        .timeout(DEADLINE)
                        .build();
                double[] millis = new double[times];
                long bytes = 0;
                for (int round = -warmUp; round < times; round++) {
                    // Counted and not kept: fifty lists of all pods would measure how this process collects garbage.
                    LongAdder taken = new LongAdder();
                    long began = System.nanoTime();
                    HttpResponse<Void> response = http.send(
                            request,
                            BodyHandlers.ofByteArrayConsumer(
                                    piece -> piece.ifPresent(received -> taken.add(received.length))));
                    if (response.statusCode() != 200) {
                        throw new IOException(uri + " answered " + response.statusCode());
                    }
                    bytes = taken.sum();
                    if (round >= 0) {
                        millis[round] = (System.nanoTime() - began) / 1e6;
                    }
                }
                return new Client(Arrays.stream(millis).boxed().toList(), bytes);
            }
        }
    }
}
