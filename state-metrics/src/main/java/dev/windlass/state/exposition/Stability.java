package dev.windlass.state.exposition;

/** How firmly a family's name and labels are promised; a stable family says so in its help text. */
public enum Stability {
    STABLE("[STABLE] "),
    ALPHA("");

    private final String helpPrefix;

    Stability(String helpPrefix) {
        this.helpPrefix = helpPrefix;
    }

    String helpPrefix() {
        return helpPrefix;
    }
}
