package dev.windlass.cluster.app;

/** A {@code min:max} flag. */
record Range(long min, long max) {
    /**
     * @param flag names the setting in errors
     * @throws IllegalArgumentException when the text is no range
     */
    static Range parse(String flag, String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 2) {
            try {
                Range range = new Range(Long.parseLong(parts[0].strip()), Long.parseLong(parts[1].strip()));
                if (range.min >= 0 && range.min <= range.max) {
                    return range;
                }
            } catch (NumberFormatException _) {
                // falls through to the one message that says what to write
            }
        }
        throw new IllegalArgumentException(flag + " is \"" + text + "\"; write min:max, such as 0:320000");
    }
}
