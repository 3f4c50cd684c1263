package dev.windlass.state.exposition;

import java.util.List;

/** The labels a family declares beside those of its object, with their names encoded once. */
public final class OwnLabels {
    private final List<String> names;
    private final byte[][] openings;

    private OwnLabels(List<String> names) {
        this.names = names;
        this.openings = names.stream().map(OwnLabels::opening).toArray(byte[][]::new);
    }

    public static OwnLabels of(String... names) {
        return new OwnLabels(List.of(names));
    }

    public List<String> names() {
        return names;
    }

    int count() {
        return openings.length;
    }

    byte[] opening(int index) {
        return openings[index];
    }

    private static byte[] opening(String name) {
        TextBuffer text = new TextBuffer(name.length() + 3);
        return text.text(",").text(name).text("=\"").toBytes();
    }
}
