package dev.windlass.metrics.kubelet.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Answers of one kubelet gone right and wrong: mostly what a kubelet writes, with each of its ways to be odd now and then. */
final class GeneratedAnswer {
    private static final String[] SERIES = {
        "container_cpu_usage_seconds_total",
        "container_memory_working_set_bytes",
        "container_start_time_seconds",
        "container_cpu_usage_seconds_total",
        "container_memory_working_set_bytes",
        "pod_cpu_usage_seconds_total",
        "container_swap_usage_bytes",
        "node_swap_usage_bytes",
        "container_cpu_usage_seconds_totals",
        "a:b"
    };
    private static final String[] ODD_NUMBERS = {
        "NaN",
        "nan",
        "+Inf",
        "-Inf",
        "inf",
        "Infinity",
        "-1",
        "-0",
        "0",
        "1e400",
        "1e-400",
        "9.223372036854775807e18",
        "9.223372036854775808e18",
        "1e19",
        "1.7953784121565206e+09",
        "0x10",
        "1_000",
        "1e",
        "e5",
        ".",
        "1.",
        ".5",
        "--1",
        "1f",
        "1d",
        "99999999999999999999999999999999",
        "0.000000000000000000000000000000001",
        "12345678901234567890.5",
        "\u0661",
        "\"1\""
    };
    private static final String[] ODD_TIMES = {
        "-1", "0", "1.5", "9223372036854", "9223372036855", "99999999999999999999", "now", "1 2", "00012"
    };
    private static final String[] ODD_VALUES = {
        "", "a\\\"b", "a\\\\", "a\\nb", "\\x", "\u00e9\u20ac", "a}b", "a{b", "a,b=", "#", " ", "\\", "a\"b"
    };
    private static final String[] ODD_LINES = {
        "",
        " ",
        "\t",
        "#",
        "# HELP",
        "{}",
        "=",
        "a",
        "a{",
        "a{} ",
        "a{b=\"c\"}",
        "a{b=\"c\",} 1",
        "a{,} 1",
        "\r",
        "9a 1",
        "a 1\r",
        "\u0000"
    };

    private final RandomGenerator random;

    GeneratedAnswer(RandomGenerator random) {
        this.random = random;
    }

    byte[] next() {
        StringBuilder text = new StringBuilder();
        boolean wellBehaved = random.nextInt(3) > 0;
        if (random.nextInt(8) > 0) {
            sample(text, "node_cpu_usage_seconds_total", "", wellBehaved);
            sample(text, "node_memory_working_set_bytes", "", wellBehaved);
        }
        int containers = random.nextInt(1, 5);
        for (int family = random.nextInt(1, 5); family > 0; family--) {
            String series = SERIES[random.nextInt(SERIES.length)];
            text.append("# TYPE ").append(series).append(" gauge\n");
            for (int container = 0; container < containers; container++) {
                sample(
                        text,
                        series,
                        labels(random.nextInt(10) == 0 ? random.nextInt(9) : container, wellBehaved),
                        wellBehaved);
            }
            if (!wellBehaved && random.nextInt(12) == 0) {
                text.append(ODD_LINES[random.nextInt(ODD_LINES.length)]).append('\n');
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return wellBehaved ? bytes : damaged(bytes);
    }

    private void sample(StringBuilder text, String series, String labels, boolean wellBehaved) {
        text.append(series)
                .append(blanks(wellBehaved))
                .append(labels)
                .append(' ')
                .append(blanks(wellBehaved));
        text.append(
                !wellBehaved && random.nextInt(25) == 0 ? ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)] : number());
        if (random.nextInt(6) > 0) {
            String time = !wellBehaved && random.nextInt(40) == 0
                    ? ODD_TIMES[random.nextInt(ODD_TIMES.length)]
                    : Long.toString(1_795_378_000_000L + random.nextInt(100_000));
            text.append(' ').append(time);
        }
        text.append(blanks(wellBehaved)).append('\n');
    }

    private String blanks(boolean wellBehaved) {
        return wellBehaved || random.nextInt(8) > 0 ? "" : random.nextBoolean() ? " " : "\t ";
    }

    private String labels(int container, boolean wellBehaved) {
        String[] labels = {
            "container=\"" + value("c" + container % 3, wellBehaved) + "\"",
            "namespace=\"" + value("n" + container % 2, wellBehaved) + "\"",
            "pod=\"" + value("p" + container, wellBehaved) + "\""
        };
        if (wellBehaved) {
            return "{" + String.join(",", labels) + "}";
        }
        if (random.nextInt(10) == 0) {
            String first = labels[0];
            labels[0] = labels[2];
            labels[2] = first;
        }
        String further = random.nextInt(10) == 0 ? ",id=\"/x\"" : random.nextInt(20) == 0 ? "," : "";
        int kept = random.nextInt(60) == 0 ? 2 : 3;
        return "{" + String.join(random.nextInt(10) == 0 ? " , " : ",", Arrays.copyOf(labels, kept)) + further + "}";
    }

    private String value(String usual, boolean wellBehaved) {
        return !wellBehaved && random.nextInt(60) == 0 ? ODD_VALUES[random.nextInt(ODD_VALUES.length)] : usual;
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0 -> Long.toString(random.nextLong(1L << random.nextInt(1, 63)));
            case 1 -> Double.toString(random.nextDouble() * 1e10).replace('E', 'e');
            case 2 ->
                random.nextInt(1, 10) + "." + random.nextInt(1_000_000_000) + "e+" + (random.nextBoolean() ? "0" : "")
                        + random.nextInt(10);
            case 3 -> random.nextInt(10_000) + "." + random.nextInt(1_000_000);
            case 4 ->
                Double.toString(Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE))
                        .replace("Infinity", "1");
            default -> Integer.toString(random.nextInt(3));
        };
    }

    /** Cut off, a byte changed, or as it is. */
    private byte[] damaged(byte[] bytes) {
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> {
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
            default -> bytes;
        };
    }
}
