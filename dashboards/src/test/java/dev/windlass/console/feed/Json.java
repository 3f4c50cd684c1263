package dev.windlass.console.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.Kind;

/** Objects from the YAML people write. */
final class Json {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Json() {}

    static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    static <M extends Message> M object(Kind<M> kind, String yaml) {
        return JsonObjects.parse(kind, tree(yaml));
    }
}
