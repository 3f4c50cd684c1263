package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table as the meta API writes it, row by row: {@code kubectl get podmetrics -A} asks for one of all pods. */
final class TableJson implements Pieces {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> INCLUDED = Set.of("", "None", "Metadata", "Object");

    private final Iterator<Table.Row> rows;
    private final String apiVersion;
    private final String includeObject;
    private final PieceBuffer out = new PieceBuffer();
    private final JsonGenerator json;
    private boolean over;

    TableJson(Table table, String version, String includeObject) throws IOException {
        this.rows = table.rows().iterator();
        this.apiVersion = "meta.k8s.io/" + version;
        this.includeObject = includeObject;
        this.json = MAPPER.createGenerator(out);
        start(table);
    }

    /** Whether a value of {@code includeObject} is one that there is. */
    static boolean isKnown(String includeObject) {
        return INCLUDED.contains(includeObject);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        while (!out.isFull() && !over) {
            if (rows.hasNext()) {
                row(rows.next());
            } else {
                over = true;
                json.writeEndArray();
                json.writeEndObject();
                json.close();
            }
        }
        return out.take();
    }

    private void start(Table table) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", "Table");
        json.writeStringField("apiVersion", apiVersion);
        json.writeObjectFieldStart("metadata"); // a table of metrics has no version
        json.writeEndObject();
        json.writeArrayFieldStart("columnDefinitions");
        for (Table.Column column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type());
            json.writeStringField("format", column.format());
            json.writeStringField("description", column.description());
            json.writeNumberField("priority", column.priority());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
    }

    private void row(Table.Row row) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("cells");
        for (Object cell : row.cells()) {
            json.writePOJO(cell);
        }
        json.writeEndArray();
        json.writeFieldName("object");
        json.writeTree(object(row));
        json.writeEndObject();
    }

    private JsonNode object(Table.Row row) {
        return switch (includeObject) {
            case "None" -> JsonNodeFactory.instance.nullNode();
            case "Object" -> row.object().get();
            default -> Partial.single(row.object().get(), apiVersion);
        };
    }
}
