package dev.windlass.state.serve;

import dev.windlass.state.exposition.ExpositionFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The format a scrape gets. OpenMetrics only when it is the best understood choice of the Accept header; when a client
 * would rather have protobuf, which is not written here, or nothing is understood, plain text.
 */
record Negotiation(ExpositionFormat format, String contentType) {
    private static final Negotiation PLAIN_TEXT =
            new Negotiation(ExpositionFormat.TEXT, "text/plain; version=0.0.4; charset=utf-8");
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String PROTOBUF = "application/vnd.google.protobuf";
    private static final String PROTOBUF_MESSAGE = "io.prometheus.client.MetricFamily";
    private static final Set<String> ESCAPINGS = Set.of("allow-utf-8", "underscores", "dots", "values");

    static Negotiation of(String accept) {
        String escaping = "underscores";
        for (MediaRange range : ranges(accept)) {
            String asked = range.parameters.getOrDefault("escaping", "");
            escaping = ESCAPINGS.contains(asked) ? asked : escaping;
            String version = range.parameters.getOrDefault("version", "");
            if (range.isPlainText(version) || range.isProtobuf()) {
                return PLAIN_TEXT;
            }
            if (range.type.equals(OPEN_METRICS) && Set.of("", "0.0.1", "1.0.0").contains(version)) {
                return openMetrics(version.isEmpty() ? "0.0.1" : version, escaping);
            }
        }
        return PLAIN_TEXT;
    }

    private static Negotiation openMetrics(String version, String escaping) {
        return new Negotiation(
                ExpositionFormat.OPEN_METRICS,
                OPEN_METRICS + "; version=" + version + "; charset=utf-8; escaping=" + escaping);
    }

    private static List<MediaRange> ranges(String accept) {
        return Stream.of(accept.split(","))
                .map(MediaRange::parse)
                .sorted((a, b) -> Double.compare(b.quality, a.quality))
                .toList();
    }

    private record MediaRange(String type, Map<String, String> parameters, double quality) {
        boolean isPlainText(String version) {
            return type.equals("text/plain") && (version.isEmpty() || version.equals("0.0.4"));
        }

        boolean isProtobuf() {
            return type.equals(PROTOBUF) && PROTOBUF_MESSAGE.equals(parameters.get("proto"));
        }

        static MediaRange parse(String text) {
            String[] parts = text.split(";");
            Map<String, String> parameters = new HashMap<>();
            for (int i = 1; i < parts.length; i++) {
                String[] nameAndValue = parts[i].split("=", 2);
                if (nameAndValue.length == 2) {
                    parameters.put(nameAndValue[0].strip().toLowerCase(Locale.ROOT), nameAndValue[1].strip());
                }
            }
            return new MediaRange(
                    parts[0].strip().toLowerCase(Locale.ROOT), parameters, quality(parameters.getOrDefault("q", "1")));
        }

        private static double quality(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return 1;
            }
        }
    }
}
