package dev.windlass.metrics.benchmark;

import dev.windlass.metrics.kubelet.parse.CadvisorDecoder;
import dev.windlass.metrics.kubelet.parse.SignalsDecoded;
import dev.windlass.metrics.kubelet.parse.summary.SummaryDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Bytes of signals read per second: of the cAdvisor page of a node, and of the summary that a real kubelet wrote. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SignalBenchmark extends HotPath {
    private static final String REAL = "real";
    private static final Path SAMPLES =
            Path.of(System.getProperty("project.root", "..")).resolve("../shared/samples/kubelet");

    /** Pods on the node, or {@code real} for what a real kubelet wrote, when it is there. */
    @Param({"30", "110", REAL})
    public String pods = "30";

    private byte[] cadvisor = {};
    private byte[] summary = {};

    @Setup
    public void texts() throws IOException {
        summary = real("summary.json");
        cadvisor = pods.equals(REAL) ? real("cadvisor.txt") : CadvisorText.of(Integer.parseInt(pods));
        if (cadvisor.length == 0) {
            throw new IllegalStateException("no " + SAMPLES + ": choose other sizes with -p pods=30,110");
        }
    }

    private static byte[] real(String name) throws IOException {
        Path file = SAMPLES.resolve(name);
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    @Benchmark
    public SignalsDecoded cadvisorPage(ParserBenchmark.Megabytes read) {
        read.megabytes += cadvisor.length / 1e6;
        return CadvisorDecoder.decode(cadvisor, cadvisor.length, 1);
    }

    /** The same answer for all sizes. */
    @Benchmark
    public SignalsDecoded summary(ParserBenchmark.Megabytes read) {
        read.megabytes += summary.length / 1e6;
        return SummaryDecoder.decode(summary, summary.length, 1);
    }
}
