package dev.windlass.kube.json;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * JSON field name → way to the protobuf field. Most ways have one step; Go structs that are embedded in JSON are fields
 * of their own in protobuf, which makes two.
 */
final class JsonFields {
    // Embedded Go structs (the JSON tag is empty, the protobuf tag names a field).
    private static final Set<String> EMBEDDED = Set.of(
            "handler",
            "ingressRuleValue",
            "localObjectReference",
            "persistentVolumeSource",
            "rule",
            "ruleWithOperations",
            "volumeSource");

    private static final Map<Descriptor, JsonFields> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, List<FieldDescriptor>> byName;

    private JsonFields(Map<String, List<FieldDescriptor>> byName) {
        this.byName = byName;
    }

    static JsonFields of(Descriptor message) {
        JsonFields known = KNOWN.get(message);
        return known != null ? known : KNOWN.computeIfAbsent(message, JsonFields::read);
    }

    private static JsonFields read(Descriptor message) {
        Map<String, List<FieldDescriptor>> fields = new LinkedHashMap<>();
        collect(message, List.of(), fields);
        return new JsonFields(fields);
    }

    private static void collect(
            Descriptor message, List<FieldDescriptor> way, Map<String, List<FieldDescriptor>> into) {
        for (FieldDescriptor field : message.getFields()) {
            List<FieldDescriptor> further = new ArrayList<>(way);
            further.add(field);
            if (isEmbedded(field)) {
                collect(field.getMessageType(), further, into);
            } else {
                into.put(jsonName(field), List.copyOf(further));
            }
        }
    }

    static boolean isEmbedded(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !field.isRepeated()
                && EMBEDDED.contains(field.getName());
    }

    // Kubernetes names its protobuf fields as JSON does; IngressClass parameters are the exception.
    static String jsonName(FieldDescriptor field) {
        return field.getName().equals("aPIGroup") ? "apiGroup" : field.getName();
    }

    /** The way to the field; empty when the message has been cut of it. */
    List<FieldDescriptor> way(String jsonName) {
        return byName.getOrDefault(jsonName, List.of());
    }
}
