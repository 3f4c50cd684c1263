package dev.windlass.autoscaler.horizontal.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the errors of one validation, with the checks that several fields share. */
final class FieldErrors {
    private final List<FieldError> errors = new ArrayList<>();

    void required(String field, String detail) {
        errors.add(new FieldError(FieldError.Type.REQUIRED, field, detail));
    }

    void invalid(String field, String detail) {
        errors.add(new FieldError(FieldError.Type.INVALID, field, detail));
    }

    void forbidden(String field, String detail) {
        errors.add(new FieldError(FieldError.Type.FORBIDDEN, field, detail));
    }

    void notSupported(String field, String... values) {
        errors.add(new FieldError(
                FieldError.Type.NOT_SUPPORTED, field, "supported values: \"" + String.join("\", \"", values) + "\""));
    }

    /** Requires a text that can stand between two slashes of a request path. */
    void pathSegment(String field, @Nullable String value, String whenMissing) {
        if (value == null || value.isEmpty()) {
            required(field, whenMissing);
        } else if (value.equals(".") || value.equals("..")) {
            invalid(field, "may not be '" + value + "'");
        } else {
            if (value.contains("/")) {
                invalid(field, "may not contain '/'");
            }
            if (value.contains("%")) {
                invalid(field, "may not contain '%'");
            }
        }
    }

    List<FieldError> toList() {
        return List.copyOf(errors);
    }
}
