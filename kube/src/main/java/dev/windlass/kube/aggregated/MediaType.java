package dev.windlass.kube.aggregated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One clause of an Accept header. */
record MediaType(String type, String subtype, Map<String, String> parameters, double quality) {
    static final String JSON = "application/json";
    static final String YAML = "application/yaml";
    static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    private static final int MOST_CLAUSES = 64;

    MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** The clauses by falling quality; in the order written where that is equal. Malformed ones are left out. */
    static List<MediaType> parseAccept(String header) {
        List<MediaType> clauses = new ArrayList<>();
        for (String clause : header.split(",", MOST_CLAUSES + 1)) {
            String[] parts = clause.trim().split(";", -1);
            String[] names = parts[0].trim().toLowerCase(Locale.ROOT).split("/", 2);
            if (names.length == 2 && clauses.size() < MOST_CLAUSES) {
                clauses.add(parse(names, parts));
            }
        }
        clauses.sort((one, other) -> Double.compare(other.quality(), one.quality()));
        return clauses;
    }

    private static MediaType parse(String[] names, String[] parts) {
        Map<String, String> parameters = new HashMap<>();
        double quality = 1;
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                String name = parts[i].substring(0, equals).trim().toLowerCase(Locale.ROOT);
                String value = parts[i].substring(equals + 1).trim();
                if (name.equals("q")) {
                    quality = quality(value);
                } else {
                    parameters.put(name, value);
                }
            }
        }
        return new MediaType(names[0], names[1], parameters, quality);
    }

    private static double quality(String text) {
        try {
            double quality = Double.parseDouble(text);
            return quality >= 0 && quality <= 1 ? quality : 1;
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    /** Whether this clause admits a type such as {@code application/json}. */
    boolean admits(String mediaType) {
        int slash = mediaType.indexOf('/');
        boolean sameType = type.equals("*") || type.equals(mediaType.substring(0, slash));
        return quality > 0 && sameType && (subtype.equals("*") || subtype.equals(mediaType.substring(slash + 1)));
    }

    /** The transformation asked for, such as {@code Table}; empty for the object itself. */
    String as() {
        return parameters.getOrDefault("as", "");
    }
}
