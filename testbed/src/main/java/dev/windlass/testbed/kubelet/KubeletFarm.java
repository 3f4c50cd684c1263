package dev.windlass.testbed.kubelet;

import com.sun.net.httpserver.HttpExchange;
import dev.windlass.testbed.pki.CertificateFiles;
import dev.windlass.testbed.pki.TlsContexts;
import dev.windlass.testbed.process.FreePort;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Many kubelets behind TLS on 127.0.0.1. By default they share one port and are told apart by path, as KWOK does it; a
 * node may also get a port of its own, and then has a kubelet's own path.
 *
 * <p>All methods may be called from any thread, also while requests are answered.
 */
public final class KubeletFarm implements AutoCloseable {
    private static final String OWN_PATH = FarmEndpoint.RESOURCE.path();
    private static final String SHARED_PREFIX = "/nodes/";

    private final InstantSource clock;
    private final SSLContext tls;
    private final ResourceText text;
    private final SummaryText summary;
    private final CadvisorText cadvisor;
    private final Map<String, FarmNode> nodes = new ConcurrentHashMap<>();
    private final Map<String, FarmListener> ownListeners = new ConcurrentHashMap<>();
    private final FarmListener shared;

    private KubeletFarm(
            InstantSource clock, SSLContext tls, Duration housekeeping, FarmListener.Reach reach, int port) {
        this.clock = clock;
        this.tls = tls;
        Instant booted = clock.instant().minus(Duration.ofHours(1));
        Housekeeping measuring = new Housekeeping(housekeeping);
        this.text = new ResourceText(measuring, booted);
        this.summary = new SummaryText(measuring, booted);
        this.cadvisor = new CadvisorText(measuring, booted);
        this.shared = FarmListener.open(port, reach, tls, this::answerByPath);
    }

    /**
     * A farm that answers from now on.
     *
     * @param certificate what all its kubelets serve with; it must name 127.0.0.1
     * @param housekeeping how often each container is measured; a real kubelet does it every 10 to 15 s
     */
    public static KubeletFarm start(InstantSource clock, CertificateFiles certificate, Duration housekeeping) {
        return new KubeletFarm(
                clock, TlsContexts.serving(certificate), housekeeping, FarmListener.Reach.ONE_ADDRESS, FreePort.next());
    }

    /**
     * A farm whose shared port answers on every address of 127.0.0.0/8, so that each node can have an address, and a scraper a
     * connection for each node, as with real machines.
     */
    public static KubeletFarm startOnAllOfLoopback(
            InstantSource clock, CertificateFiles certificate, Duration housekeeping, int port) {
        return new KubeletFarm(
                clock, TlsContexts.serving(certificate), housekeeping, FarmListener.Reach.ALL_OF_LOOPBACK, port);
    }

    /** The path of a node on the shared port, for the annotation that names it. */
    public static String sharedPath(String node) {
        return SHARED_PREFIX + node + OWN_PATH;
    }

    /** The port shared by all nodes that have none of their own. */
    public int sharedPort() {
        return shared.port();
    }

    /** A new kubelet on the shared port. */
    public FarmNode addNode(String name) {
        return add(new FarmNode(name, shared.port(), sharedPath(name)));
    }

    /** A new kubelet on a port of its own, which can refuse connections like a machine without a kubelet. */
    public FarmNode addNodeOnOwnPort(String name) {
        FarmNode node = add(new FarmNode(name, FreePort.next(), OWN_PATH));
        listen(node);
        return node;
    }

    public FarmNode node(String name) {
        return Objects.requireNonNull(nodes.get(name), () -> "no node " + name + " in the farm");
    }

    public Collection<FarmNode> nodes() {
        return nodes.values();
    }

    /** From now on the node fails like this; {@link Fault.None} heals it. */
    public void fail(String name, Fault how) {
        FarmNode node = node(name);
        node.fail(how);
        if (node.port() == shared.port()) {
            return;
        }
        if (how instanceof Fault.Refuse) {
            closeListener(name);
        } else if (!ownListeners.containsKey(name)) {
            listen(node);
        }
    }

    /** From now on one endpoint of the node fails like this, and the others answer as they did. */
    public void fail(String name, FarmEndpoint endpoint, Fault how) {
        node(name).fail(endpoint, how);
    }

    public void heal(String name) {
        fail(name, new Fault.None());
    }

    /** The node's kubelet is gone for good: 404 on the shared port, refused on its own. */
    public void remove(String name) {
        nodes.remove(name);
        closeListener(name);
    }

    @Override
    public void close() {
        shared.close();
        ownListeners.values().forEach(FarmListener::close);
    }

    private FarmNode add(FarmNode node) {
        if (nodes.putIfAbsent(node.name(), node) != null) {
            throw new IllegalArgumentException("the farm has a node " + node.name() + " already");
        }
        return node;
    }

    private void listen(FarmNode node) {
        ownListeners.put(node.name(), FarmListener.open(node.port(), FarmListener.Reach.ONE_ADDRESS, tls, exchange -> {
            String path = exchange.getRequestURI().getPath();
            Optional<FarmEndpoint> endpoint =
                    FarmEndpoint.of(path).filter(own -> own.path().equals(path));
            answer(exchange, node, endpoint);
        }));
    }

    private void closeListener(String name) {
        FarmListener listener = ownListeners.remove(name);
        if (listener != null) {
            listener.close();
        }
    }

    private void answerByPath(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        Optional<FarmEndpoint> endpoint = FarmEndpoint.of(path).filter(_ -> path.startsWith(SHARED_PREFIX));
        String name = endpoint.map(of -> path.substring(
                        SHARED_PREFIX.length(), path.length() - of.path().length()))
                .orElse("");
        answer(exchange, nodes.get(name), endpoint);
    }

    private void answer(HttpExchange exchange, @Nullable FarmNode node, Optional<FarmEndpoint> endpoint)
            throws IOException, InterruptedException {
        Instant now = clock.instant();
        if (node == null || endpoint.isEmpty()) {
            FarmAnswer.status(exchange, 404, "no such kubelet");
            return;
        }
        node.opened(endpoint.get());
        try {
            FarmAnswer.give(exchange, node.fault(endpoint.get()), endpoint.get(), text(node, endpoint.get(), now));
        } finally {
            node.closed();
        }
    }

    private String text(FarmNode node, FarmEndpoint endpoint, Instant now) {
        return switch (endpoint) {
            case RESOURCE -> {
                node.asked(now);
                yield text.of(node.name(), node.pods(), now);
            }
            case SUMMARY -> summary.of(node.name(), node.pods(), now);
            case CADVISOR -> cadvisor.of(node.name(), node.pods(), now);
        };
    }
}
