package dev.windlass.testbed.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One kubelet of the farm: its pods, how it fails at the moment, and how often it was asked. */
public final class FarmNode {
    private final String name;
    private final int port;
    private final String path;
    private final Map<String, SimulatedPod> pods = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private Instant askedAt = Instant.now();
    private Duration longestGap = Duration.ZERO;
    private final Map<FarmEndpoint, Fault> faults = new ConcurrentHashMap<>();
    private final Map<FarmEndpoint, AtomicLong> requestsByEndpoint = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    FarmNode(String name, int port, String path) {
        this.name = name;
        this.port = port;
        this.path = path;
    }

    public String name() {
        return name;
    }

    /** The port of 127.0.0.1 on which this kubelet answers. */
    public int port() {
        return port;
    }

    /** The path of its resource metrics, for the annotation that names it. */
    public String path() {
        return path;
    }

    public FarmNode place(SimulatedPod pod) {
        pods.put(pod.key(), pod);
        return this;
    }

    public void evict(String namespace, String pod) {
        evict(SimulatedPod.key(namespace, pod));
    }

    void evict(String key) {
        pods.remove(key);
    }

    Optional<SimulatedPod> pod(String key) {
        return Optional.ofNullable(pods.get(key));
    }

    public Collection<SimulatedPod> pods() {
        return pods.values();
    }

    Fault fault(FarmEndpoint endpoint) {
        return faults.getOrDefault(endpoint, new Fault.None());
    }

    void fail(Fault how) {
        for (FarmEndpoint endpoint : FarmEndpoint.values()) {
            fail(endpoint, how);
        }
    }

    void fail(FarmEndpoint endpoint, Fault how) {
        faults.put(endpoint, how);
    }

    void opened(FarmEndpoint endpoint) {
        requestsByEndpoint.computeIfAbsent(endpoint, _ -> new AtomicLong()).incrementAndGet();
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    }

    void closed() {
        open.decrementAndGet();
    }

    /** The most requests that this kubelet was answering at the same time. */
    public int mostAtOnce() {
        return mostOpen.get();
    }

    /** Requests for one endpoint that reached this kubelet, answered or not. */
    public long requests(FarmEndpoint endpoint) {
        AtomicLong count = requestsByEndpoint.get(endpoint);
        return count == null ? 0 : count.get();
    }

    /** Requests for usage that reached this kubelet, answered or not. */
    public long requests() {
        return requests.get();
    }

    synchronized void asked(Instant at) {
        requests.incrementAndGet();
        longestGap = longestGap(at);
        askedAt = at;
    }

    /** Forgets how long the node went unasked; what comes counts from this moment. */
    public synchronized void watchFrom(Instant now) {
        askedAt = now;
        longestGap = Duration.ZERO;
    }

    /** The longest time between two requests since {@link #watchFrom}, the one still going on included. */
    public synchronized Duration longestGap(Instant now) {
        return longer(longestGap, Duration.between(askedAt, now));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
