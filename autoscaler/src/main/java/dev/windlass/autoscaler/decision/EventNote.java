package dev.windlass.autoscaler.decision;

import java.util.Objects;

/** An event on the autoscaler object. */
public record EventNote(Type type, String reason, String message) {
    public EventNote {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    /** The two types of events there are. */
    public enum Type {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String apiName;

        Type(String apiName) {
            this.apiName = apiName;
        }

        /** The name as Event objects carry it. */
        public String apiName() {
            return apiName;
        }
    }

    static EventNote normal(String reason, String message) {
        return new EventNote(Type.NORMAL, reason, message);
    }

    static EventNote warning(String reason, String message) {
        return new EventNote(Type.WARNING, reason, message);
    }
}
