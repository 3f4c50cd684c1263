package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.object.FieldError;
import dev.windlass.autoscaler.horizontal.object.SpecValidation;
import java.util.stream.Collectors;

/** What is wrong with a spec that the API server could not judge. */
final class SpecFault {
    private SpecFault() {}

    /**
     * The errors in one line, empty when there are none. A stored HorizontalPodAutoscaler was validated when it was written, under
     * rules that a newer cluster may have relaxed, so it is evaluated as it is.
     */
    static String of(Autoscaler autoscaler) {
        return switch (autoscaler.kind()) {
            case HORIZONTAL_POD_AUTOSCALER -> "";
            case WORKLOAD_AUTOSCALER ->
                SpecValidation.validate(autoscaler.spec()).stream()
                        .map(SpecFault::text)
                        .collect(Collectors.joining("; "));
        };
    }

    private static String text(FieldError error) {
        return error.detail().isEmpty()
                ? error.field() + ": " + error.type().apiName()
                : error.field() + ": " + error.detail();
    }
}
