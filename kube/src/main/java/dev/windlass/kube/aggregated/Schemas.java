package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The OpenAPI schemas of one version of a group.
 *
 * @param root how the full names begin, such as {@code io.k8s.metrics.pkg.apis.metrics.v1}; the last name follows after a dot
 * @param objects schemas by their last names; a {@code $ref} in them holds such a name, or the full one of a schema that all of
 *     Kubernetes shares, such as {@code io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta}
 */
public record Schemas(String root, ObjectNode objects) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Schemas {
        objects = objects.deepCopy();
    }

    public static Schemas none() {
        return new Schemas("", JsonNodeFactory.instance.objectNode());
    }

    /** Reads objects written as one JSON document beside a class. */
    public static ObjectNode read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the schemas " + name + " are not beside " + beside.getName());
            }
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the schemas " + name + " can not be read", e);
        }
    }

    boolean has(String name) {
        return objects.has(name);
    }

    String fullName(String name) {
        return name.contains(".") ? name : root + "." + name;
    }

    Iterable<Map.Entry<String, JsonNode>> entries() {
        return objects.properties();
    }
}
