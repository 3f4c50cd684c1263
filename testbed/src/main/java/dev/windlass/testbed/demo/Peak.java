package dev.windlass.testbed.demo;

import dev.windlass.testbed.demo.ClusterGlance.Workload;
import io.kubernetes.client.openapi.ApiException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Watches the cluster beside the story: tells of nodes and pods that come and go, and remembers the highest counts. */
final class Peak implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final ClusterGlance glance;
    private final Narrator narrator;
    private final Thread thread;
    private volatile int pods;
    private volatile int nodes;

    Peak(ClusterGlance glance, Narrator narrator) {
        this.glance = glance;
        this.narrator = narrator;
        this.thread = Thread.ofVirtual().name("peak").start(this::watch);
    }

    int pods() {
        return pods;
    }

    int nodes() {
        return nodes;
    }

    private void watch() {
        Set<String> known = new TreeSet<>();
        Workload last = new Workload(0, 0, 0);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Set<String> now = glance.nodes();
                tell(known, now);
                known = now;
                Workload workload = glance.workload();
                if (!workload.equals(last)) {
                    narrator.says(
                            "web-app",
                            workload.wanted() + " replicas wanted, " + workload.ready() + " ready, "
                                    + workload.pending() + " pending");
                    last = workload;
                }
                pods = Math.max(pods, workload.ready());
                nodes = Math.max(nodes, now.size());
                Thread.sleep(EVERY);
            } catch (InterruptedException e) {
                return;
            } catch (ApiException _) {
                // The story's own waits say what was last seen; this thread only tells.
                sleepLonger();
            }
        }
    }

    private void tell(Set<String> before, Set<String> now) {
        now.stream().filter(node -> !before.contains(node)).forEach(node -> narrator.says("node " + node, "joined"));
        before.stream().filter(node -> !now.contains(node)).forEach(node -> narrator.says("node " + node, "left"));
    }

    private static void sleepLonger() {
        try {
            Thread.sleep(EVERY.multipliedBy(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
