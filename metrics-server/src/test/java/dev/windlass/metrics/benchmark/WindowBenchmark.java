package dev.windlass.metrics.benchmark;

import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.kubelet.parse.PointDecoder;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.PodUsage;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One node's scrape taken in, and its pods' usages read. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WindowBenchmark extends HotPath {
    private static final int SCRAPES = 240;

    @Param({"30", "110"})
    public int pods = 30;

    private UsageStore store = newStore();
    private List<NodePoints> scrapes = List.of();
    private int next;

    /** An hour of scrapes, each later than the one before, as a window wants them. */
    @Setup
    public void scrapes() {
        PointDecoder decoder = new PointDecoder(PodCompleteness.CONTAINER_ALONE);
        scrapes = IntStream.range(0, SCRAPES)
                .mapToObj(scrape -> MeasuredCluster.points(decoder, KubeletText.of(7, pods, 60 + 15 * scrape)))
                .toList();
        record();
        record();
        if (read().size() != pods) {
            throw new IllegalStateException(read().size() + " of " + pods + " pods have a usage");
        }
    }

    @Benchmark
    public NodeWindow record() {
        if (next == SCRAPES) {
            next = 0;
            store = newStore();
        }
        NodeWindow window = store.record("node", scrapes.get(next), MeasuredCluster.START.plusSeconds(15L * next));
        next++;
        return window;
    }

    private static UsageStore newStore() {
        return new UsageStore(WindowRules.standard(Duration.ofSeconds(15), Duration.ofMinutes(1)));
    }

    @Benchmark
    public List<PodUsage> read() {
        return store.node("node").orElseThrow().pods(PodCompleteness.CONTAINER_ALONE);
    }
}
