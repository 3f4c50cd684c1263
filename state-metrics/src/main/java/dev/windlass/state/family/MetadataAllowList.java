package dev.windlass.state.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which keys each resource may export, read from {@code resource=[key,key],resource2=[key]}. The resource {@code *}
 * stands for all of them and overrides the other entries.
 */
public final class MetadataAllowList {
    private static final String ALL = "*";
    private static final MetadataAllowList NONE = new MetadataAllowList(Map.of());
    private final Map<String, KeySelection> byResource;

    private MetadataAllowList(Map<String, KeySelection> byResource) {
        this.byResource = Map.copyOf(byResource);
    }

    public static MetadataAllowList none() {
        return NONE;
    }

    /** The same keys for one resource, without parsing. */
    public static MetadataAllowList of(String resource, List<String> keys) {
        return new MetadataAllowList(Map.of(resource, KeySelection.of(keys)));
    }

    /**
     * @param known the resources that may be named
     * @throws IllegalArgumentException when the text is malformed or names another resource; the message says where
     */
    public static MetadataAllowList parse(String text, Set<String> known) {
        if (text.isBlank()) {
            return NONE;
        }
        Map<String, KeySelection> parsed = new TreeMap<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("=[", at);
            int close = text.indexOf(']', at);
            if (open < 0 || close < open) {
                throw malformed(text, at, "expected resource=[key,...]");
            }
            String resource = text.substring(at, open).strip();
            checkResource(text, at, resource, known);
            parsed.put(resource, KeySelection.of(keys(text, open + 2, close)));
            at = afterEntry(text, close + 1);
        }
        return new MetadataAllowList(parsed);
    }

    public KeySelection of(String resource) {
        KeySelection forAll = byResource.get(ALL);
        return forAll != null ? forAll : byResource.getOrDefault(resource, new KeySelection.Nothing());
    }

    private static void checkResource(String text, int at, String resource, Set<String> known) {
        if (resource.isEmpty() || resource.matches(".*[=\\[\\],].*")) {
            throw malformed(text, at, "expected one resource name before '=['");
        }
        if (!resource.equals(ALL) && !known.contains(resource)) {
            throw new IllegalArgumentException("unknown resource '" + resource + "'; use one of "
                    + String.join(", ", known.stream().sorted().toList()));
        }
    }

    private static List<String> keys(String text, int from, int to) {
        List<String> keys = new ArrayList<>();
        for (String key : text.substring(from, to).split(",", -1)) {
            String name = key.strip();
            if (name.isEmpty() || name.contains("[") || name.contains("=")) {
                throw malformed(text, from, "expected non-empty keys between '[' and ']'");
            }
            keys.add(name);
        }
        return keys;
    }

    /** Where the next entry starts: after the comma, which must be followed by something. */
    private static int afterEntry(String text, int at) {
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (next == text.length()) {
            return next;
        }
        if (text.charAt(next) != ',' || text.substring(next + 1).isBlank()) {
            throw malformed(text, next, "expected ',' and another resource, or the end");
        }
        return next + 1;
    }

    private static IllegalArgumentException malformed(String text, int at, String reason) {
        return new IllegalArgumentException(reason + " at position " + at + " of '" + text + "'");
    }
}
