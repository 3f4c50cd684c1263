package dev.windlass.metrics.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.aggregated.Table;
import dev.windlass.kube.aggregated.Table.Column;
import dev.windlass.kube.aggregated.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What {@code kubectl get nodemetrics} prints: name, one column per resource of the first line, window. */
final class MetricsTable {
    private MetricsTable() {}

    /**
     * One object.
     *
     * @param amounts quantities by resource
     */
    record Line(String name, Map<String, String> amounts, String window, Supplier<ObjectNode> object) {}

    /** No lines: no columns either, as the peer answers. */
    static Table of(List<Line> lines) {
        if (lines.isEmpty()) {
            return new Table(List.of(), List.of());
        }
        List<String> resources =
                lines.getFirst().amounts().keySet().stream().sorted().toList();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("Name", "string", "name", "Name of the resource", 0));
        resources.forEach(resource -> columns.add(new Column(resource, "string", "quantity", "", 0)));
        columns.add(new Column("Window", "string", "duration", "", 0));
        return new Table(
                columns, lines.stream().map(line -> row(line, resources)).toList());
    }

    private static Row row(Line line, List<String> resources) {
        List<Object> cells = new ArrayList<>();
        cells.add(line.name());
        resources.forEach(resource -> cells.add(line.amounts().getOrDefault(resource, "0")));
        cells.add(line.window());
        return new Row(cells, line.object());
    }
}
