package dev.windlass.state.benchmark;

import dev.windlass.state.exposition.ExpositionFormat;
import dev.windlass.state.store.MetricsPage;
import java.io.OutputStream;
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

/** What one scrape costs, the network left out. Run by {@link org.openjdk.jmh.Main} over the test class path. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "--sun-misc-unsafe-memory-access=allow"})
public class PageBenchmark {
    @Param({"1000", "10000", "100000"})
    int pods;

    private MetricsPage page;

    @Setup
    public void render() {
        page = PodPages.page(pods);
    }

    @Benchmark
    public long writePage() {
        Counting out = new Counting();
        page.write(out, ExpositionFormat.TEXT, _ -> true);
        return out.bytes;
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            bytes += length;
        }
    }
}
