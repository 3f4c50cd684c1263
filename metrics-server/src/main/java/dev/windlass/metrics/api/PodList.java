package dev.windlass.metrics.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A list of pods: the two forms that clients ask for at each of their turns are written straight to bytes. */
record PodList(MetricsRepresentation plain, List<PodReading> readings, Instant answeredAt) implements Representation {
    @Override
    public String apiVersion() {
        return plain.apiVersion();
    }

    @Override
    public String kind() {
        return plain.kind();
    }

    @Override
    public void writeJson(JsonGenerator out) throws IOException {
        plain.writeJson(out);
    }

    @Override
    public byte[] json() {
        return PodListJson.of(apiVersion(), kind(), readings, answeredAt);
    }

    @Override
    public byte[] protobuf() {
        return PodListProtobuf.of(readings, answeredAt);
    }

    @Override
    public Optional<Table> table() {
        return plain.table();
    }
}
