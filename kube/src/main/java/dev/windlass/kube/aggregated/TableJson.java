package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** A table as the meta API writes it. */
final class TableJson {
    private static final Set<String> INCLUDED = Set.of("", "None", "Metadata", "Object");

    private TableJson() {}

    static ObjectNode of(Table table, String version, String includeObject) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String apiVersion = "meta.k8s.io/" + version;
        json.put("kind", "Table").put("apiVersion", apiVersion);
        json.putObject("metadata"); // a table of metrics has no version
        ArrayNode columns = json.putArray("columnDefinitions");
        for (Table.Column column : table.columns()) {
            columns.addObject()
                    .put("name", column.name())
                    .put("type", column.type())
                    .put("format", column.format())
                    .put("description", column.description())
                    .put("priority", column.priority());
        }
        ArrayNode rows = json.putArray("rows");
        for (Table.Row row : table.rows()) {
            ObjectNode rowJson = rows.addObject();
            row.cells().forEach(rowJson.putArray("cells")::addPOJO);
            rowJson.set("object", object(row, apiVersion, includeObject));
        }
        return json;
    }

    private static JsonNode object(Table.Row row, String apiVersion, String includeObject) {
        return switch (includeObject) {
            case "None" -> JsonNodeFactory.instance.nullNode();
            case "Object" -> row.object().get();
            default -> Partial.single(row.object().get(), apiVersion);
        };
    }

    /** Whether a value of {@code includeObject} is one that there is. */
    static boolean isKnown(String includeObject) {
        return INCLUDED.contains(includeObject);
    }
}
