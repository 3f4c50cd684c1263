package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedOutputStream;
import dev.windlass.kube.wire.TypeMeta;
import dev.windlass.kube.wire.Unknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Turns results into bytes in the form agreed on. */
final class Renderer {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private Renderer() {}

    /** @param includeObject the query parameter of that name, for tables */
    static Answer found(Representation representation, Form form, String includeObject) throws IOException {
        return switch (form) {
            case Form.Tabular tabular -> {
                Optional<Table> table = representation.table();
                yield table.isPresent()
                        ? Answer.of(
                                200,
                                tableType(tabular),
                                text(TableJson.of(table.get(), tabular.version(), includeObject), tabular.encoding()))
                        : failed(StatusFailure.notAcceptable(Form.MEDIA_TYPES), form);
            }
            case Form.Whole whole ->
                Answer.of(200, whole.encoding().mediaType(), whole(representation, whole.encoding()));
        };
    }

    private static String tableType(Form.Tabular form) {
        return form.encoding().mediaType() + ";as=Table;v=" + form.version() + ";g=meta.k8s.io";
    }

    private static byte[] whole(Representation representation, Form.Encoding encoding) throws IOException {
        return switch (encoding) {
            case PROTOBUF -> envelope(representation.apiVersion(), representation.kind(), representation.protobuf());
            case JSON -> representation.json();
            case YAML -> yaml(MAPPER.readTree(representation.json()));
        };
    }

    /** A failure in the encoding agreed on; JSON when none was. */
    static Answer failed(StatusFailure failure, Form form) {
        return failed(failure, form.encoding());
    }

    static Answer failed(StatusFailure failure, Form.Encoding encoding) {
        byte[] body =
                switch (encoding) {
                    case PROTOBUF -> envelope("v1", "Status", failure.protobuf());
                    case JSON, YAML -> text(failure.json(), encoding);
                };
        return Answer.of(failure.code(), encoding.mediaType(), body);
    }

    /** A document that exists as JSON only, such as discovery; protobuf readers get JSON, which they all accept. */
    static Answer document(JsonNode document, Form.Encoding encoding) {
        Form.Encoding textual = encoding == Form.Encoding.PROTOBUF ? Form.Encoding.JSON : encoding;
        return Answer.of(200, textual.mediaType(), text(document, textual));
    }

    private static byte[] text(JsonNode node, Form.Encoding encoding) {
        try {
            return encoding == Form.Encoding.YAML ? yaml(node) : MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new AssertionError("a JSON tree can always be written", e);
        }
    }

    private static byte[] yaml(JsonNode node) throws IOException {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        Object plain = MAPPER.treeToValue(node, Object.class);
        return new Yaml(options).dump(plain).getBytes(StandardCharsets.UTF_8);
    }

    /** Kubernetes' envelope: magic bytes, then {@code runtime.Unknown} around the object. */
    static byte[] envelope(String apiVersion, String kind, byte[] object) {
        TypeMeta type =
                TypeMeta.newBuilder().setApiVersion(apiVersion).setKind(kind).build();
        int size = CodedOutputStream.computeMessageSize(Unknown.TYPEMETA_FIELD_NUMBER, type)
                + CodedOutputStream.computeByteArraySize(Unknown.RAW_FIELD_NUMBER, object)
                + CodedOutputStream.computeStringSize(Unknown.CONTENTENCODING_FIELD_NUMBER, "")
                + CodedOutputStream.computeStringSize(Unknown.CONTENTTYPE_FIELD_NUMBER, "");
        byte[] bytes = Arrays.copyOf(MAGIC, MAGIC.length + size);
        // Not through the message, which would hold a large list three times over.
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, MAGIC.length, size);
        try {
            out.writeMessage(Unknown.TYPEMETA_FIELD_NUMBER, type);
            out.writeByteArray(Unknown.RAW_FIELD_NUMBER, object);
            out.writeString(Unknown.CONTENTENCODING_FIELD_NUMBER, "");
            out.writeString(Unknown.CONTENTTYPE_FIELD_NUMBER, "");
            out.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new AssertionError("an array of the right size takes everything", e);
        }
        return bytes;
    }
}
