package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/**
 * A server-side printed table (API concepts, "receiving resources as Tables").
 *
 * @param rows made one after the other while they are written; gone through once
 */
public record Table(List<Column> columns, Iterable<Row> rows) {
    public Table {
        columns = List.copyOf(columns);
    }

    /**
     * @param type {@code string}, {@code integer}, …
     * @param format such as {@code name}, {@code quantity}; may be empty
     * @param priority 0 is always shown, more only with {@code -o wide}
     */
    public record Column(String name, String type, String format, String description, int priority) {}

    /**
     * @param cells texts, numbers or booleans, one for each column
     * @param object the whole object with {@code kind} and {@code apiVersion}; made only when asked for
     */
    public record Row(List<Object> cells, Supplier<ObjectNode> object) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
