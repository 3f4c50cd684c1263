package dev.windlass.metrics.benchmark;

import dev.windlass.metrics.kubelet.parse.Decoded;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.kubelet.parse.PointDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Bytes of a kubelet's answer read per second: by a decoder that has read the node before, and by one that has not. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ParserBenchmark extends HotPath {
    private static final String REAL = "real";
    private static final Path REAL_ANSWER =
            Path.of(System.getProperty("project.root", "..")).resolve("../shared/samples/kubelet/resource.txt");

    /** Pods on the node, or {@code real} for what a real kubelet wrote, when it is there. */
    @Param({"30", "110", REAL})
    public String pods = "30";

    private byte[] text = {};
    private PointDecoder known = decoder();

    /** Bytes per second beside answers per second. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Megabytes {
        public double megabytes;
    }

    @Setup
    public void text() throws IOException {
        if (!pods.equals(REAL)) {
            text = KubeletText.of(7, Integer.parseInt(pods), 3600);
        } else if (Files.exists(REAL_ANSWER)) {
            text = Files.readAllBytes(REAL_ANSWER);
        } else {
            throw new IllegalStateException("no " + REAL_ANSWER + ": choose other sizes with -p pods=30,110");
        }
        known = decoder();
        known.decode(text, text.length, 1);
    }

    @Benchmark
    public Decoded knownNode(Megabytes read) {
        read.megabytes += text.length / 1e6;
        return known.decode(text, text.length, 1);
    }

    @Benchmark
    public Decoded newNode(Megabytes read) {
        read.megabytes += text.length / 1e6;
        return decoder().decode(text, text.length, 1);
    }

    private static PointDecoder decoder() {
        return new PointDecoder(PodCompleteness.CONTAINER_ALONE);
    }
}
