package dev.windlass.autoscaler.actuation;

import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.object.TargetRef;

/** The scale subresource of targets. Implementations do not retry; callers may call from any thread. */
public interface ScaleAccess {
    /** Reads a target's scale; a target that is not there is {@link ScaleReading.Unreadable}. */
    ScaleReading read(String namespace, TargetRef target);

    /** Sets {@code spec.replicas} of the scale as it was last read by {@link #read}; made only once. */
    Write write(String namespace, TargetRef target, int replicas);

    /** What came of one attempt. */
    sealed interface Write {
        record Done() implements Write {}

        /** Somebody else wrote since the scale was read: read again and retry. */
        record Conflict(String error) implements Write {}

        /** Not worth a retry. */
        record Refused(String error) implements Write {}
    }
}
