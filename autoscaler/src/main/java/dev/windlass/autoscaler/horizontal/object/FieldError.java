package dev.windlass.autoscaler.horizontal.object;

import java.util.Objects;

/**
 * One reason why the API server would refuse an object.
 *
 * @param field path within the object, such as {@code spec.metrics[0].type}
 */
public record FieldError(Type type, String field, String detail) {
    public FieldError {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(detail, "detail");
    }

    /** The field error types of the Kubernetes API that this validation uses. */
    public enum Type {
        REQUIRED("FieldValueRequired"),
        INVALID("FieldValueInvalid"),
        FORBIDDEN("FieldValueForbidden"),
        NOT_SUPPORTED("FieldValueNotSupported");

        private final String apiName;

        Type(String apiName) {
            this.apiName = apiName;
        }

        /** The name as Status objects carry it. */
        public String apiName() {
            return apiName;
        }
    }
}
