package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A list of whose items only the metadata is left. */
final class PartialList extends RewrittenJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LIST = 1;
    private static final int ITEM = 3;

    private final JsonGenerator partial;
    private final String apiVersion;
    private int depth;
    /** The depth at which what is being copied began; 0 while nothing is. */
    private int copiedFrom;

    private boolean inItems;

    PartialList(Pieces json, String apiVersion) throws IOException {
        super(json);
        this.apiVersion = apiVersion;
        partial = JSON.createGenerator(out());
    }

    @Override
    void token(JsonToken token, JsonParser in) throws IOException {
        if (token.isStructEnd()) {
            depth--;
        }
        if (copiedFrom > 0) {
            partial.copyCurrentEvent(in);
            if (depth == copiedFrom && token != JsonToken.FIELD_NAME && !token.isStructStart()) {
                copiedFrom = 0;
            }
        } else if (token == JsonToken.FIELD_NAME) {
            field(in);
        } else if (token == JsonToken.START_OBJECT && (depth == 0 || isItem())) {
            start(depth == 0 ? "PartialObjectMetadataList" : "PartialObjectMetadata");
        } else if (inItems && depth == LIST && token == JsonToken.START_ARRAY) {
            partial.writeStartArray();
        } else if (inItems && depth == LIST && token == JsonToken.END_ARRAY) {
            partial.writeEndArray();
            inItems = false;
        } else if (token == JsonToken.END_OBJECT && (depth == 0 || isItem())) {
            partial.writeEndObject();
        }
        if (token.isStructStart()) {
            depth++;
        }
    }

    /** Whether an object that begins or ends at this depth is one of the items. */
    private boolean isItem() {
        return inItems && depth == ITEM - 1;
    }

    private void field(JsonParser in) throws IOException {
        boolean ofList = depth == LIST;
        String name = in.currentName();
        if (name.equals("metadata") && (ofList || (inItems && depth == ITEM))) {
            partial.writeFieldName(name);
            copiedFrom = depth;
        } else if (name.equals("items") && ofList) {
            partial.writeFieldName(name);
            inItems = true;
        }
    }

    private void start(String kind) throws IOException {
        partial.writeStartObject();
        partial.writeStringField("kind", kind);
        partial.writeStringField("apiVersion", apiVersion);
    }

    @Override
    void end() throws IOException {
        partial.close();
    }
}
