package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Turns results into bytes in the form agreed on. */
final class Renderer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Renderer() {}

    /** @param includeObject the query parameter of that name, for tables */
    static Answer found(Representation representation, Form form, String includeObject) throws IOException {
        return switch (form) {
            case Form.Tabular tabular -> table(representation, tabular, includeObject);
            case Form.Partial partial -> {
                Optional<Pieces> cut = Partial.of(representation, partial);
                yield cut.isPresent()
                        ? flowing(cut.get(), partial.encoding())
                        : failed(StatusFailure.notAcceptable(Form.MEDIA_TYPES), form);
            }
            case Form.Whole whole ->
                new Answer(200, whole.encoding().mediaType(), whole(representation, whole.encoding()), Map.of());
        };
    }

    private static Answer table(Representation representation, Form.Tabular form, String includeObject)
            throws IOException {
        if (!TableJson.isKnown(includeObject)) {
            return failed(
                    StatusFailure.badRequest("Unable to convert to Table as requested: includeObject: Invalid value: \""
                            + includeObject + "\": must be 'Metadata', 'Object', 'None', or empty"),
                    form);
        }
        Optional<Table> table = representation.table();
        return table.isPresent()
                ? flowing(new TableJson(table.get(), form.version(), includeObject), form.encoding())
                : failed(StatusFailure.notAcceptable(Form.MEDIA_TYPES), form);
    }

    /** What exists as JSON only; protobuf readers get JSON, which they all accept. */
    private static Answer flowing(Pieces json, Form.Encoding encoding) throws IOException {
        Form.Encoding textual = textual(encoding);
        return new Answer(200, textual.mediaType(), Body.of(rewritten(json, textual)), Map.of());
    }

    private static Form.Encoding textual(Form.Encoding encoding) {
        return encoding == Form.Encoding.PROTOBUF ? Form.Encoding.JSON : encoding;
    }

    private static Pieces rewritten(Pieces json, Form.Encoding encoding) throws IOException {
        return switch (encoding) {
            case JSON, PROTOBUF -> json;
            case PRETTY_JSON -> new PrettyJson(json);
            case YAML -> new YamlText(json);
        };
    }

    private static Body whole(Representation representation, Form.Encoding encoding) throws IOException {
        return switch (encoding) {
            case PROTOBUF ->
                Body.of(Envelope.around(
                        representation.apiVersion(), representation.kind(), representation.protobufPieces()));
            case JSON, PRETTY_JSON, YAML -> Body.of(rewritten(representation.jsonPieces(), encoding));
        };
    }

    /** A failure in the encoding agreed on; JSON when none was. */
    static Answer failed(StatusFailure failure, Form form) {
        return failed(failure, form.encoding());
    }

    static Answer failed(StatusFailure failure, Form.Encoding encoding) {
        byte[] body =
                switch (encoding) {
                    case PROTOBUF -> Envelope.around("v1", "Status", failure.protobuf());
                    case JSON, PRETTY_JSON, YAML -> text(failure.json(), encoding);
                };
        return Answer.of(failure.code(), encoding.mediaType(), body);
    }

    /** 405 with the methods that are allowed, which a client may show to its user. */
    static Answer methodNotAllowed(String allowed, Form.Encoding encoding) {
        return allowing(allowed, failed(StatusFailure.methodNotAllowed(), encoding));
    }

    static Answer allowing(String methods, Answer answer) {
        return answer.with(Map.of("Allow", methods));
    }

    /** A document that exists as JSON only, such as discovery. */
    static Answer document(JsonNode document, Form.Encoding encoding) {
        Form.Encoding textual = textual(encoding);
        return Answer.of(200, textual.mediaType(), text(document, textual));
    }

    private static byte[] text(JsonNode node, Form.Encoding encoding) {
        try {
            return rewritten(Pieces.of(MAPPER.writeValueAsBytes(node)), encoding)
                    .whole();
        } catch (IOException e) {
            throw new AssertionError("a JSON tree can always be written", e);
        }
    }
}
