package dev.windlass.kube.event;

/** How an event is shown. */
public enum EventType {
    NORMAL("Normal"),
    WARNING("Warning");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
