package dev.windlass.cluster.provider.kwok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML texts as JSON trees. */
final class Yaml {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Yaml() {}

    /**
     * @param where names the text in errors
     * @throws IllegalArgumentException when it is no YAML
     */
    static JsonNode document(String text, String where) {
        List<JsonNode> documents = documents(text, where);
        return documents.isEmpty() ? JsonNodeFactory.instance.objectNode() : documents.getFirst();
    }

    static List<JsonNode> documents(String text, String where) {
        List<JsonNode> documents = new ArrayList<>();
        try {
            for (Object document :
                    new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
                if (document != null) {
                    documents.add(JSON.valueToTree(document));
                }
            }
        } catch (YAMLException e) {
            throw new IllegalArgumentException(where + " is no YAML: " + e.getMessage(), e);
        }
        return documents;
    }
}
