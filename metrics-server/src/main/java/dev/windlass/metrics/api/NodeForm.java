package dev.windlass.metrics.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Node readings in every form a client may ask for. */
record NodeForm(String apiVersion, Instant answeredAt) {
    private static final String KIND = "NodeMetrics";

    Representation list(List<NodeReading> readings) {
        return new MetricsRepresentation(
                apiVersion,
                KIND + "List",
                MetricsRepresentation.generated(apiVersion, KIND + "List", out -> {
                    MetricsJson.startList(out);
                    for (NodeReading reading : readings) {
                        out.writeStartObject();
                        write(out, reading);
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                }),
                () -> MetricsMessages.nodes(readings, answeredAt).toByteArray(),
                () -> table(readings));
    }

    Representation single(NodeReading reading) {
        return new MetricsRepresentation(
                apiVersion,
                KIND,
                MetricsRepresentation.generated(apiVersion, KIND, out -> write(out, reading)),
                () -> MetricsMessages.node(reading, answeredAt).toByteArray(),
                () -> table(List.of(reading)));
    }

    private void write(JsonGenerator out, NodeReading reading) throws IOException {
        MetricsJson.metadata(out, "", reading.node().name(), reading.node().labels(), answeredAt);
        MetricsJson.span(out, reading.usage());
        MetricsJson.usage(out, reading.usage());
    }

    private Table table(List<NodeReading> readings) {
        return MetricsTable.of(readings.iterator(), this::line);
    }

    private MetricsTable.Line line(NodeReading reading) {
        return new MetricsTable.Line(
                reading.node().name(),
                MetricsTable.amounts(List.of(reading.usage())),
                MetricsJson.window(reading.usage().windowNanos()),
                () -> MetricsMessages.json(apiVersion, KIND, MetricsMessages.node(reading, answeredAt)));
    }
}
