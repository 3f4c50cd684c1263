package dev.windlass.state.benchmark;

import dev.windlass.kube.wire.Pod;
import dev.windlass.state.store.ObjectRenderer;
import dev.windlass.state.store.RenderedObject;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one change of a pod costs: all its families into text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--sun-misc-unsafe-memory-access=allow")
public class RenderBenchmark {
    private final ObjectRenderer<Pod> renderer = new ObjectRenderer<>(PodPages.kind());
    private final Pod pod = PodPages.pod(1);

    @Benchmark
    public RenderedObject onePod() {
        return renderer.render(pod);
    }
}
