package dev.windlass.metrics.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.aggregated.Table;
import dev.windlass.kube.aggregated.Table.Column;
import dev.windlass.kube.aggregated.Table.Row;
import dev.windlass.metrics.window.WindowUsage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What {@code kubectl get nodemetrics} prints: name, one column per resource of the first line, window. */
final class MetricsTable {
    private MetricsTable() {}

    /**
     * One object.
     *
     * @param amounts quantities by resource
     */
    record Line(String name, Map<String, String> amounts, String window, Supplier<ObjectNode> object) {}

    /**
     * No lines: no columns either, as the peer answers.
     *
     * @param readings taken one by one while the table is written; only the first is looked at before
     */
    static <T> Table of(Iterator<T> readings, Function<T, Line> line) {
        if (!readings.hasNext()) {
            return new Table(List.of(), List.of());
        }
        Line first = line.apply(readings.next());
        List<String> resources = first.amounts().keySet().stream().sorted().toList();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("Name", "string", "name", "Name of the resource", 0));
        resources.forEach(resource -> columns.add(new Column(resource, "string", "quantity", "", 0)));
        columns.add(new Column("Window", "string", "duration", "", 0));
        return new Table(columns, () -> new Iterator<>() {
            private @Nullable Line taken = first;

            @Override
            public boolean hasNext() {
                return taken != null || readings.hasNext();
            }

            @Override
            public Row next() {
                Line next = taken == null ? line.apply(readings.next()) : taken;
                taken = null;
                return row(next, resources);
            }
        });
    }

    /** The sums of these usages by resource; swap only where one of them has it. */
    static Map<String, String> amounts(List<WindowUsage> usages) {
        Map<String, String> amounts = new TreeMap<>();
        amounts.put("cpu", MetricsJson.cpu(sum(usages, WindowUsage::cpuNanoCores)));
        amounts.put("memory", MetricsJson.memory(sum(usages, WindowUsage::memoryBytes)));
        List<WindowUsage> swapping =
                usages.stream().filter(WindowUsage::hasSwap).toList();
        if (!swapping.isEmpty()) {
            amounts.put("swap", MetricsJson.memory(sum(swapping, WindowUsage::swapBytes)));
        }
        return amounts;
    }

    /** At most what a quantity can hold: a kubelet that lies must not turn a pod's memory negative. */
    private static long sum(List<WindowUsage> usages, ToLongFunction<WindowUsage> amount) {
        return usages.stream().mapToLong(amount).reduce(0, MetricsTable::saturated);
    }

    private static long saturated(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum; // neither is negative
    }

    private static Row row(Line line, List<String> resources) {
        List<Object> cells = new ArrayList<>();
        cells.add(line.name());
        resources.forEach(resource -> cells.add(line.amounts().getOrDefault(resource, "0")));
        cells.add(line.window());
        return new Row(cells, line.object());
    }
}
