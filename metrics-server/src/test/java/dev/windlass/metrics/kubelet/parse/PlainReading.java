package dev.windlass.metrics.kubelet.parse;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text format 0.0.4 read the plain way, a line, a regular expression and a {@link BigDecimal} at a time: slow, and easy to compare
 * with the format's description. Bytes are letters of Latin-1 until a label's value is decoded.
 */
final class PlainReading {
    private static final String BLANK = "[ \\t]*";
    private static final String LABEL =
            "([a-zA-Z_][a-zA-Z0-9_]*)" + BLANK + "=" + BLANK + "\"((?:[^\"\\\\\\n]|\\\\.)*)\"";
    static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*+)" + BLANK
            + "(\\{" + BLANK + "(?:" + LABEL + BLANK + "(?:," + BLANK + "|(?=\\})))*\\})?" + BLANK
            + "([^ \\t]+)(?:[ \\t]+([^ \\t]+))?" + BLANK);
    static final Pattern ONE_LABEL = Pattern.compile(LABEL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private static final class Fields {
        long start = CounterPoint.UNKNOWN_START;
        long time;
        long cpu;
        long memory;
        long swap = NodePoints.NO_SWAP;

        boolean isWhole() {
            return cpu != 0 && memory != 0;
        }
    }

    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
    }

    private PlainReading() {}

    /** What is to be read of an answer, {@code null} when it is malformed. */
    static @Nullable NodePoints of(byte[] text, long requestedAtNanos, PodCompleteness rule) {
        Fields node = new Fields();
        boolean[] nodeSeen = {false};
        Map<ContainerName, Fields> containers = new HashMap<>();
        try {
            for (String line : new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)) {
                line(line, requestedAtNanos, rule, node, nodeSeen, containers);
            }
        } catch (Broken _) {
            return null;
        }
        TreeMap<ContainerName, CounterPoint> points = new TreeMap<>();
        TreeMap<ContainerName, Long> swaps = new TreeMap<>();
        containers.forEach((name, fields) -> {
            if (fields.isWhole() && (rule == PodCompleteness.CONTAINER_ALONE || wholePod(name, containers))) {
                points.put(name, new CounterPoint(fields.start, fields.time, fields.cpu, fields.memory));
                swaps.put(name, fields.swap);
            }
        });
        CounterPoint nodePoint = node.time == 0 || node.cpu == 0 || node.memory == 0
                ? null
                : new CounterPoint(CounterPoint.UNKNOWN_START, node.time, node.cpu, node.memory);
        return new NodePoints(
                new NodePoints.NodeReading(
                        nodePoint,
                        nodeSeen[0] ? NodePoints.NodeSeries.PRESENT : NodePoints.NodeSeries.ABSENT,
                        node.swap),
                points.keySet().toArray(ContainerName[]::new),
                points.values().toArray(CounterPoint[]::new),
                swaps.values().stream().mapToLong(Long::longValue).toArray());
    }

    private static boolean wholePod(ContainerName one, Map<ContainerName, Fields> containers) {
        return containers.entrySet().stream()
                .filter(entry -> entry.getKey().namespace().equals(one.namespace())
                        && entry.getKey().pod().equals(one.pod()))
                .allMatch(entry -> entry.getValue().isWhole());
    }

    private static void line(
            String line,
            long requestedAt,
            PodCompleteness rule,
            Fields node,
            boolean[] nodeSeen,
            Map<ContainerName, Fields> containers)
            throws Broken {
        String trimmed = line.replaceFirst("^[ \\t]+", "");
        if (trimmed.isEmpty() || trimmed.startsWith("#")) {
            return;
        }
        Matcher sample = SAMPLE.matcher(trimmed);
        if (!sample.matches()) {
            throw new Broken();
        }
        boolean swap = sample.group(1).endsWith("_swap_usage_bytes");
        // The peer knows nothing of swap.
        String name = swap && rule == PodCompleteness.WHOLE_POD ? "other" : sample.group(1);
        boolean ofContainer = name.equals("container_cpu_usage_seconds_total")
                || name.equals("container_memory_working_set_bytes")
                || name.equals("container_start_time_seconds")
                || name.equals("container_swap_usage_bytes");
        Fields into = new Fields();
        if (ofContainer) {
            if (sample.group(2) == null) {
                throw new Broken();
            }
            into = containers.computeIfAbsent(container(sample.group(2)), _ -> new Fields());
        } else if (name.equals("node_swap_usage_bytes")) {
            into = node;
        } else if (name.equals("node_cpu_usage_seconds_total") || name.equals("node_memory_working_set_bytes")) {
            into = node;
            nodeSeen[0] = true;
        }
        double value = number(sample.group(5));
        long time = sample.group(6) == null ? requestedAt : millis(sample.group(6)) * 1_000_000;
        if (name.endsWith("_cpu_usage_seconds_total")) {
            into.cpu = whole(value * 1e9, 0);
            into.time = time;
        } else if (name.endsWith("_memory_working_set_bytes")) {
            into.memory = whole(value, 0);
            into.time = time;
        } else if (name.endsWith("_swap_usage_bytes")) {
            into.swap = whole(value, NodePoints.NO_SWAP);
        } else if (ofContainer) {
            into.start = whole(value * 1e9, CounterPoint.UNKNOWN_START);
        }
    }

    private static ContainerName container(String labels) throws Broken {
        Map<String, String> values = new HashMap<>();
        Matcher label = ONE_LABEL.matcher(labels);
        while (label.find()) {
            switch (label.group(1)) {
                case "container", "pod", "namespace" -> values.put(label.group(1), utf8(label.group(2)));
                default -> {}
            }
        }
        for (String needed : new String[] {"container", "pod", "namespace"}) {
            if (values.getOrDefault(needed, "").isEmpty()) {
                throw new Broken();
            }
        }
        return new ContainerName(values.get("namespace"), values.get("pod"), values.get("container"));
    }

    static String utf8(String latin) throws Broken {
        StringBuilder plain = new StringBuilder();
        for (int index = 0; index < latin.length(); index++) {
            char letter = latin.charAt(index);
            if (letter == '\\') {
                letter = latin.charAt(++index);
                letter = letter == 'n' ? '\n' : letter;
            }
            plain.append(letter);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain.toString().getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Broken();
        }
    }

    static double number(String text) throws Broken {
        if (NUMBER.matcher(text).matches()) {
            // A BigDecimal of a huge exponent would take forever; the JDK's own reader is the judge of those.
            return text.length() > 40 || text.toLowerCase(Locale.ROOT).contains("e")
                    ? Double.parseDouble(text)
                    : new BigDecimal(text.endsWith(".") ? text + "0" : text).doubleValue();
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new Broken();
        };
    }

    static long millis(String text) throws Broken {
        if (!text.matches("[0-9]+")
                || new BigDecimal(text).compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000)) > 0) {
            throw new Broken();
        }
        return Long.parseLong(new BigDecimal(text).toPlainString());
    }

    private static long whole(double value, long otherwise) {
        return value >= 0 && value < 0x1p63 ? (long) value : otherwise;
    }
}
