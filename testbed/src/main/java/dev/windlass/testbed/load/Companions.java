package dev.windlass.testbed.load;

import dev.windlass.testbed.pki.CertificateFiles;
import dev.windlass.testbed.process.ChildProcess;
import dev.windlass.testbed.process.FreePort;
import dev.windlass.testbed.process.Program;
import dev.windlass.testbed.process.ProjectRoot;
import dev.windlass.testbed.wait.Eventually;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The processes that stand around the service: kubelets and broker, each a JVM with this one's classes. */
final class Companions {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration UP_WITHIN = Duration.ofSeconds(120);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Companions() {}

    /** A running farm of kubelets. */
    record Farm(ChildProcess process, int kubeletPort, int controlPort) implements AutoCloseable {
        static Farm start(LoadCluster cluster, CertificateFiles certificate, Path folder) {
            int kubeletPort = FreePort.next();
            int controlPort = FreePort.next();
            ChildProcess process = jvm(
                    "farm",
                    "-Xmx2g",
                    folder,
                    FarmMain.class,
                    Integer.toString(cluster.nodes()),
                    Integer.toString(cluster.pods()),
                    certificate.certificate().toString(),
                    certificate.key().toString(),
                    Integer.toString(kubeletPort),
                    Integer.toString(controlPort));
            Farm farm = new Farm(process, kubeletPort, controlPort);
            Eventually.within(UP_WITHIN)
                    .see("the kubelets answer", () -> farm.ask("/requests"), answer -> !answer.isEmpty());
            return farm;
        }

        /** So many kubelets hang from now on. */
        void hang(int count) throws IOException, InterruptedException {
            String _ = ask("/hang?" + count);
        }

        /** Gaps between requests count from now on. */
        void watch() throws IOException, InterruptedException {
            String _ = ask("/watch");
        }

        /** The longest time each node that does not hang has gone unasked, in milliseconds, ascending. */
        long[] gaps() throws IOException, InterruptedException {
            return ask("/gaps").lines().mapToLong(Long::parseLong).sorted().toArray();
        }

        long requests() throws IOException, InterruptedException {
            return Long.parseLong(ask("/requests"));
        }

        private String ask(String path) throws IOException, InterruptedException {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** A running broker. */
    record Broker(ChildProcess process, String bootstrapServers) implements AutoCloseable {
        static Broker start(Path folder) throws IOException {
            Path data = Files.createDirectories(folder.resolve("broker"));
            ChildProcess process = jvm("broker", "-Xmx512m", folder, BrokerMain.class, data.toString());
            Path address = data.resolve(BrokerMain.ADDRESS_FILE);
            Eventually.within(UP_WITHIN).holds("the broker answers", () -> Files.exists(address));
            return new Broker(process, Files.readString(address));
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** The children work in other folders. */
    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static ChildProcess jvm(String name, String heap, Path folder, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dproject.root=" + ProjectRoot.find(),
                "-cp",
                absolute(System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return ChildProcess.start(new Program(name, command, Map.of(), folder, GRACE));
    }
}
