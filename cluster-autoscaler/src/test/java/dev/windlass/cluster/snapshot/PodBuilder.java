package dev.windlass.cluster.snapshot;

import dev.windlass.cluster.snapshot.Pod.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pods for tests: replicas of a ReplicaSet unless said otherwise. */
public final class PodBuilder {
    public static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final PodKey key;
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> annotations = new HashMap<>();
    private final List<Toleration> tolerations = new ArrayList<>();
    private final List<HostPort> ports = new ArrayList<>();
    private final List<String> localVolumes = new ArrayList<>();
    private final Map<String, String> nodeSelector = new HashMap<>();
    private final List<UnbuiltRule> unbuilt = new ArrayList<>();
    private Owner owner = new Owner("ReplicaSet", "web-1", "rs-web-1");
    private boolean bare;
    private Resources requests = Resources.NONE;
    private Progress progress = new Progress.Unschedulable();
    private Instant createdAt = LONG_AGO;
    private int priority;

    private PodBuilder(PodKey key) {
        this.key = key;
        labels.put("app", "web");
    }

    public static PodBuilder pod(String name) {
        return new PodBuilder(new PodKey("default", name));
    }

    public static PodBuilder pod(String namespace, String name) {
        return new PodBuilder(new PodKey(namespace, name));
    }

    public PodBuilder asking(long milliCpu, long mebibytes) {
        requests = new Resources(milliCpu, mebibytes << 20, 0, Map.of());
        return this;
    }

    public PodBuilder on(String node) {
        progress = new Progress.Bound(node);
        return this;
    }

    public PodBuilder untried() {
        progress = new Progress.Untried();
        return this;
    }

    public PodBuilder ownedBy(String kind, String name) {
        owner = new Owner(kind, name, kind + "-" + name);
        return this;
    }

    public PodBuilder withoutOwner() {
        bare = true;
        return this;
    }

    public PodBuilder label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    public PodBuilder annotated(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    public PodBuilder tolerating(Toleration toleration) {
        tolerations.add(toleration);
        return this;
    }

    public PodBuilder port(int port) {
        ports.add(new HostPort("", "", port));
        return this;
    }

    public PodBuilder localVolume(String name) {
        localVolumes.add(name);
        return this;
    }

    public PodBuilder selecting(String label, String value) {
        nodeSelector.put(label, value);
        return this;
    }

    public PodBuilder needing(UnbuiltRule rule) {
        unbuilt.add(rule);
        return this;
    }

    public PodBuilder priority(int value) {
        priority = value;
        return this;
    }

    public PodBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    public Pod build() {
        PodSpec spec = new PodSpec(
                requests,
                ports,
                nodeSelector,
                null,
                tolerations,
                List.of(),
                Set.of(),
                Set.copyOf(unbuilt),
                localVolumes,
                "default-scheduler",
                priority,
                30);
        return new Pod(
                key,
                key.toString(),
                labels,
                annotations,
                bare ? null : owner,
                spec,
                requests,
                // As the API server shows it: a pod on a node names that node.
                progress instanceof Progress.Bound(String node) ? node : "",
                progress,
                createdAt,
                null);
    }
}
