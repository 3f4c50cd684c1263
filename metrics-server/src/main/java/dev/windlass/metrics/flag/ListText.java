package dev.windlass.metrics.flag;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists as flags write them (commas, an item with commas in double quotes) and as our settings do (commas, escaped by a backslash). */
final class ListText {
    private ListText() {}

    /** @throws IllegalArgumentException when a quote is not closed */
    static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        if (text.isEmpty()) {
            return items;
        }
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                item.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote in " + text + " is not closed");
        }
        items.add(item.toString());
        return items;
    }

    static String setting(List<String> items) {
        return items.stream()
                .map(item -> item.replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }
}
