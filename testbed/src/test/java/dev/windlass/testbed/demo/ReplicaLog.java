package dev.windlass.testbed.demo;

import io.kubernetes.client.openapi.ApiException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Each number of replicas that the API server showed, in order, without repetitions: a wrong scale cannot hide in it. */
final class ReplicaLog implements AutoCloseable {
    private final List<Integer> seen = new CopyOnWriteArrayList<>();
    private final Thread thread;

    ReplicaLog(ClusterGlance glance) {
        thread = Thread.ofVirtual().name("replica log").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    int wanted = glance.workload().wanted();
                    if (seen.isEmpty() || seen.getLast() != wanted) {
                        seen.add(wanted);
                    }
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    return;
                } catch (ApiException e) {
                    System.err.println("replica log: " + e.getMessage());
                }
            }
        });
    }

    List<Integer> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
