package dev.windlass.testbed.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private volatile Fault fault = new Fault.None();

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

    Fault fault() {
        return fault;
    }

    void fail(Fault how) {
        fault = how;
    }

    /** Requests that reached this kubelet, answered or not. */
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
