package dev.windlass.testbed.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.windlass.testbed.kubelet.FarmNode;
import dev.windlass.testbed.kubelet.Fault;
import dev.windlass.testbed.kubelet.KubeletFarm;
import dev.windlass.testbed.kubelet.SimulatedContainer;
import dev.windlass.testbed.kubelet.SimulatedPod;
import dev.windlass.testbed.pki.CertificateFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kubelets of a load cluster, in a process of their own so that their work is not counted as the service's. On its control port
 * {@code /hang} makes some of them hang from then on, {@code /watch} begins a measurement, and {@code /gaps} tells how long each that does
 * not hang has gone unasked since, in milliseconds.
 */
public final class FarmMain {
    /** A real kubelet measures each container every 10 to 15 s. */
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(10);

    private static final Duration AGE = Duration.ofHours(1);

    private FarmMain() {}

    /** Arguments: nodes, pods, certificate, key, kubelet port, control port. Runs until its process is ended. */
    public static void main(String[] arguments) throws IOException {
        LoadCluster cluster = new LoadCluster(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        CertificateFiles certificate = new CertificateFiles(Path.of(arguments[2]), Path.of(arguments[3]));
        InstantSource clock = InstantSource.system();
        KubeletFarm farm =
                KubeletFarm.startOnAllOfLoopback(clock, certificate, HOUSEKEEPING, Integer.parseInt(arguments[4]));
        Instant started = clock.instant().minus(AGE);
        for (int index = 0; index < cluster.nodes(); index++) {
            FarmNode node = farm.addNode(LoadCluster.node(index));
            for (LoadCluster.Pod pod : cluster.podsOf(index)) {
                node.place(new SimulatedPod(
                        pod.namespace(),
                        pod.name(),
                        pod.containers().stream()
                                .map(container -> SimulatedContainer.seeded(
                                        container, started, new Random((pod.name() + container).hashCode())))
                                .toList()));
            }
        }
        control(farm, cluster, clock, Integer.parseInt(arguments[5]));
    }

    private static void control(KubeletFarm farm, LoadCluster cluster, InstantSource clock, int port)
            throws IOException {
        Set<String> hanging = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/hang", exchange -> {
            hanging.addAll(
                    cluster.some(Integer.parseInt(exchange.getRequestURI().getQuery())));
            hanging.forEach(node -> farm.fail(node, new Fault.Hang()));
            answer(exchange, "ok");
        });
        server.createContext("/watch", exchange -> {
            farm.nodes().forEach(node -> node.watchFrom(clock.instant()));
            answer(exchange, "ok");
        });
        server.createContext("/gaps", exchange -> {
            StringBuilder gaps = new StringBuilder();
            farm.nodes().stream().filter(node -> !hanging.contains(node.name())).forEach(node -> gaps.append(
                            node.longestGap(clock.instant()).toMillis())
                    .append('\n'));
            answer(exchange, gaps.toString());
        });
        server.createContext(
                "/requests",
                exchange -> answer(
                        exchange,
                        Long.toString(farm.nodes().stream()
                                .mapToLong(FarmNode::requests)
                                .sum())));
        server.start();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
