package dev.windlass.metrics.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.aggregated.ApiRequest;
import dev.windlass.kube.aggregated.ApiResult;
import dev.windlass.kube.aggregated.Pieces;
import dev.windlass.kube.aggregated.QueryParameters;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.selector.FieldSelector;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.metrics.api.MetricsApi;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** A list of all pods: joined with their usages, and written. What the network adds is for the load run to say. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ListBenchmark extends HotPath {
    @Param({"3000", "30000"})
    public int pods = 3000;

    private MetricsApi api = MeasuredCluster.of(0);

    @Setup
    public void cluster() throws IOException {
        api = MeasuredCluster.of(pods);
        int listed = new ObjectMapper().readTree(list().json()).path("items").size();
        if (listed != pods) {
            throw new IllegalStateException(listed + " of " + pods + " pods are listed");
        }
    }

    @Benchmark
    public void json(Blackhole taken) throws IOException {
        Pieces pieces = list().jsonPieces();
        for (byte[] piece = pieces.next(); piece != null; piece = pieces.next()) {
            taken.consume(piece);
        }
    }

    @Benchmark
    public void protobuf(Blackhole taken) throws IOException {
        Pieces pieces = list().protobufPieces().pieces();
        for (byte[] piece = pieces.next(); piece != null; piece = pieces.next()) {
            taken.consume(piece);
        }
    }

    /** The part of {@link #protobuf} that is over before the first byte is sent. */
    @Benchmark
    public long protobufCounted() throws IOException {
        return list().protobufPieces().length();
    }

    private Representation list() {
        return switch (api.handle(request())) {
            case ApiResult.Found(Representation representation) -> representation;
            case ApiResult.Failed failed -> throw new IllegalStateException(failed.toString());
        };
    }

    private static ApiRequest request() {
        return new ApiRequest(
                "metrics.k8s.io",
                "v1beta1",
                ApiRequest.Verb.LIST,
                "",
                "pods",
                "",
                "",
                List.of("pods"),
                new QueryParameters(Map.of()),
                LabelSelector.everything(),
                FieldSelector.everything(),
                UserInfo.anonymous());
    }
}
