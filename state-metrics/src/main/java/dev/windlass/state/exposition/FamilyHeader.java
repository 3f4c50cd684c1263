package dev.windlass.state.exposition;

import java.util.regex.Pattern;

/**
 * The {@code # HELP} and {@code # TYPE} lines of one family.
 *
 * @param help the text without the stability prefix
 */
public record FamilyHeader(String name, String help, MetricType type, Stability stability) {
    private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    public FamilyHeader {
        if (!METRIC_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a metric name: '" + name + "'");
        }
    }

    /** Both lines, each with its newline. */
    public byte[] render(ExpositionFormat format) {
        TextBuffer out = new TextBuffer(256);
        out.text("# HELP ").text(name).text(" ").text(stability.helpPrefix());
        Escaping.help(out, help);
        out.text("\n# TYPE ").text(name).text(" ").text(type.nameIn(format)).text("\n");
        return out.toBytes();
    }
}
