package dev.windlass.metrics.kubelet;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The loops that talk to kubelets, one for each processor. A kubelet's requests and its connection always meet on the same one: a
 * connection that belongs to another loop becomes free only some time after its answer, and the next request would open one more.
 */
final class EventLoops {
    private final List<Context> loops;

    private EventLoops(List<Context> loops) {
        this.loops = loops;
    }

    static EventLoops of(Vertx vertx) {
        // A thread outside Vert.x gets a context of its own, on the next of its loops.
        try (ExecutorService outside = Executors.newVirtualThreadPerTaskExecutor()) {
            return new EventLoops(IntStream.range(0, Runtime.getRuntime().availableProcessors())
                    .mapToObj(_ -> CompletableFuture.supplyAsync(vertx::getOrCreateContext, outside)
                            .join())
                    .toList());
        }
    }

    Context of(URI kubelet) {
        return loops.get(Math.floorMod(kubelet.getAuthority().hashCode(), loops.size()));
    }
}
