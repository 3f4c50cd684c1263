package dev.windlass.cluster.snapshot;

import java.util.List;
import java.util.Objects;

/**
 * One term of a required node affinity: all requirements of a term must hold, any term of a list will do.
 *
 * @param fields requirements on the node's own fields; only {@code metadata.name} exists
 */
public record NodeSelectorTerm(List<Requirement> expressions, List<Requirement> fields) {
    public NodeSelectorTerm {
        expressions = List.copyOf(expressions);
        fields = List.copyOf(fields);
    }

    /**
     * A requirement on one label or field.
     *
     * @param operator as written; {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist}, {@code Gt} or {@code Lt}
     */
    public record Requirement(String key, String operator, List<String> values) {
        public Requirement {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(operator, "operator");
            values = List.copyOf(values);
        }
    }
}
