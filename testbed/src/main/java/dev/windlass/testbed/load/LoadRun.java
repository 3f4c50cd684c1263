package dev.windlass.testbed.load;

import dev.windlass.testbed.process.ProjectRoot;
import dev.windlass.testbed.service.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** {@code make load}: one run from an empty machine to its report; everything it started ends with it. */
public final class LoadRun {
    private static final int USAGE = 2;
    private static final Duration LAG_WATCHED = Duration.ofSeconds(45);
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final String JSON = "application/json";

    private final LoadOptions options;
    private final Path folder;
    private final Consumer<String> narrator;

    LoadRun(LoadOptions options, Path folder, Consumer<String> narrator) {
        this.options = options;
        this.folder = folder;
        this.narrator = narrator;
    }

    /** Entry point; see {@link LoadOptions#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        LoadOptions options;
        try {
            options = LoadOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
            return;
        }
        Instant began = Instant.now();
        Path reports = Files.createDirectories(ProjectRoot.find().resolve("testbed/target/load"));
        Path folder = Files.createTempDirectory(reports, "run-");
        Consumer<String> narrator = line -> System.out.printf(
                "%4d s  %s%n", Duration.between(began, Instant.now()).toSeconds(), line);
        narrator.accept("load run of metrics-server; logs in " + folder);
        LoadReport report = new LoadRun(options, folder, narrator).run();
        report.lines().forEach(System.out::println);
        System.out.println("report: " + report.write(reports));
        System.exit(0);
    }

    LoadReport run() throws IOException, InterruptedException {
        try (LoadStage stage = LoadStage.set(options, folder, narrator)) {
            return measure(stage);
        }
    }

    /** Measures what stands and has settled. */
    LoadReport measure(LoadStage stage) throws IOException, InterruptedException {
        ServiceProcess service = stage.service();
        Companions.Farm farm = stage.farm();
        narrator.accept(
                "measuring CPU, memory and scrapes for " + options.measure().toSeconds() + " s");
        try (TopicBytes topics = stage.topicBytes()) {
            Instant from = Instant.now();
            long stored = topics == null ? 0 : topics.stored();
            double read = recordsRead(service);
            long requests = farm.requests();
            farm.hang(options.hanging());
            farm.watch();
            Footprint footprint = Footprint.watch(service, options.measure());
            long[] gaps = farm.gaps();
            double seconds = Duration.between(from, Instant.now()).toMillis() / 1000.0;
            double scrapes = (farm.requests() - requests) / seconds;
            Double bytes = topics == null ? null : (topics.stored() - stored) / seconds;
            Double records = topics == null ? null : (recordsRead(service) - read) / seconds;
            // After all that is told of scrapes: it stops the service for some hundred milliseconds.
            double heap = Footprint.heapAfterCollection(service);
            Duration watched = options.measure().compareTo(LAG_WATCHED) < 0 ? options.measure() : LAG_WATCHED;
            narrator.accept("measuring the lag of samples for " + watched.toSeconds() + " s");
            Lag lag = Lag.watch(stage.api(), stage.tls(), watched);
            List<Latency> latencies = latencies(stage.api(), stage.tls());
            return new LoadReport(
                    options,
                    stage.jvm(),
                    footprint,
                    heap,
                    gaps,
                    scrapes,
                    bytes,
                    records,
                    lag,
                    latencies,
                    Footprint.peakMebibytes(service.pid()));
        }
    }

    private List<Latency> latencies(URI api, SSLContext tls) throws IOException, InterruptedException {
        String base = "/apis/metrics.k8s.io/v1beta1";
        LoadCluster.Pod pod =
                new LoadCluster(options.nodes(), options.pods()).podsOf(0).getFirst();
        URI all = api.resolve(base + "/pods");
        URI namespace = api.resolve(base + "/namespaces/" + pod.namespace() + "/pods");
        URI one = api.resolve(base + "/namespaces/" + pod.namespace() + "/pods/" + pod.name());
        List<Latency> latencies = new ArrayList<>();
        narrator.accept("measuring latencies with 1 client");
        latencies.add(Latency.measure("pods-json", all, JSON, tls, 1, 20, 30));
        latencies.add(Latency.measure("pods-protobuf", all, PROTOBUF, tls, 1, 20, 30));
        latencies.add(Latency.measure("namespace-json", namespace, JSON, tls, 1, 50, 200));
        latencies.add(Latency.measure("pod-json", one, JSON, tls, 1, 100, 500));
        narrator.accept("measuring latencies with 50 clients");
        latencies.add(Latency.measure("pods-json", all, JSON, tls, 50, 0, 2));
        latencies.add(Latency.measure("pods-protobuf", all, PROTOBUF, tls, 50, 0, 2));
        latencies.add(Latency.measure("namespace-json", namespace, JSON, tls, 50, 1, 10));
        latencies.add(Latency.measure("pod-json", one, JSON, tls, 50, 2, 20));
        return latencies;
    }

    private static double recordsRead(ServiceProcess service) throws IOException, InterruptedException {
        return service.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("windlass_reader_records_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
