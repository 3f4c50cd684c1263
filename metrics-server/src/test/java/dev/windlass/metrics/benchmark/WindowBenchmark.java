package dev.windlass.metrics.benchmark;

import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.kubelet.parse.PointDecoder;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.PodUsage;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One node's scrape taken in, and its pods' usages read. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
@State(Scope.Thread)
public class WindowBenchmark {
    @Param({"30", "110"})
    public int pods = 30;

    private final UsageStore store =
            new UsageStore(WindowRules.standard(Duration.ofSeconds(15), Duration.ofMinutes(1)));
    private List<NodePoints> scrapes = List.of();
    private Instant now = MeasuredCluster.START;
    private int next;

    @Setup
    public void scrapes() {
        PointDecoder decoder = new PointDecoder(PodCompleteness.CONTAINER_ALONE);
        scrapes = List.of(
                MeasuredCluster.points(decoder, KubeletText.of(7, pods, 0)),
                MeasuredCluster.points(decoder, KubeletText.of(7, pods, 15)));
        record();
        record();
    }

    @Benchmark
    public NodeWindow record() {
        now = now.plusSeconds(15);
        next = 1 - next;
        return store.record("node", scrapes.get(next), now);
    }

    @Benchmark
    public List<PodUsage> read() {
        return store.node("node").orElseThrow().pods(PodCompleteness.CONTAINER_ALONE);
    }
}
