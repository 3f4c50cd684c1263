package dev.windlass.kube.node;

/** A taint to put on a node. */
public record Taint(String key, String value, Effect effect) {
    /** What the taint does to pods that do not tolerate it. */
    public enum Effect {
        NO_SCHEDULE("NoSchedule"),
        PREFER_NO_SCHEDULE("PreferNoSchedule"),
        NO_EXECUTE("NoExecute");

        private final String text;

        Effect(String text) {
            this.text = text;
        }

        /** As the API writes it. */
        public String text() {
            return text;
        }
    }

    public Taint {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a taint needs a key");
        }
    }
}
