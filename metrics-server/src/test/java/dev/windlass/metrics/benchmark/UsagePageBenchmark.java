package dev.windlass.metrics.benchmark;

import dev.windlass.metrics.exposition.FamilySelection;
import dev.windlass.metrics.exposition.NodeView;
import dev.windlass.metrics.exposition.UsagePage;
import dev.windlass.metrics.exposition.UsagePage.Extent;
import dev.windlass.metrics.kubelet.parse.CadvisorDecoder;
import dev.windlass.metrics.kubelet.parse.Decoded;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.kubelet.parse.PointDecoder;
import dev.windlass.metrics.kubelet.parse.SignalsDecoded;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.WindowRules;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Series of {@code /metrics/usage} written per second, of nodes of thirty pods, without a network behind it. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class UsagePageBenchmark extends HotPath {
    private static final int PODS = 30;

    /** Nodes of the replica; a thousand have more series than the page may. */
    @Param({"100", "1000"})
    public int nodes = 100;

    private List<NodeView> views = List.of();
    private final UsagePage page = new UsagePage(FamilySelection.of(List.of("*")), 200_000);

    /** Series per second beside pages per second. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Series {
        public double series;
    }

    @Setup
    public void views() {
        byte[] signals = CadvisorText.of(PODS);
        List<NodeView> made = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            made.add(view(node, signals));
        }
        views = made;
    }

    private static NodeView view(int node, byte[] signals) {
        byte[] usage = KubeletText.of(node, PODS, 3600);
        Decoded decoded = new PointDecoder(PodCompleteness.CONTAINER_ALONE).decode(usage, usage.length, 1);
        SignalsDecoded read = CadvisorDecoder.decode(signals, signals.length, 1);
        if (decoded instanceof Decoded.Points points && read instanceof SignalsDecoded.Signals found) {
            WindowRules rules = WindowRules.standard(Duration.ofSeconds(15), Duration.ofMinutes(1));
            return new NodeView("node-" + node, NodeWindow.first(points.points(), rules), found.signals());
        }
        throw new IllegalStateException("our own answers cannot be read: " + decoded + ", " + read);
    }

    @Benchmark
    public Extent write(Series written) throws IOException {
        Extent extent = page.write(views, OutputStream.nullOutputStream());
        written.series += extent.series();
        return extent;
    }
}
