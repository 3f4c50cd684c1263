package dev.windlass.metrics.flag;

import dev.windlass.kube.duration.GoDuration;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What values a flag takes, and how our settings write them. */
public enum Kind {
    /** Given without a value it is true. */
    BOOL("bool") {
        private static final Set<String> YES = Set.of("1", "t", "T", "true", "TRUE", "True");
        private static final Set<String> NO = Set.of("0", "f", "F", "false", "FALSE", "False");

        @Override
        String setting(String text) {
            if (!YES.contains(text) && !NO.contains(text)) {
                throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
            }
            return Boolean.toString(YES.contains(text));
        }
    },

    /** A whole number of 32 bits; 0x and leading 0 as in Go's sources. */
    INT("int") {
        @Override
        String setting(String text) {
            try {
                return Integer.decode(text).toString();
            } catch (NumberFormatException _) {
                throw new IllegalArgumentException("\"" + text + "\" is not a whole number");
            }
        }
    },

    PORT("port") {
        @Override
        String setting(String text) {
            String number = INT.setting(text);
            int port = Integer.parseInt(number);
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException(number + " is not a port: expected 0 to 65535");
            }
            return number;
        }
    },

    FLOAT("float") {
        @Override
        String setting(String text) {
            try {
                return new BigDecimal(text).toPlainString();
            } catch (NumberFormatException _) {
                throw new IllegalArgumentException("\"" + text + "\" is not a number");
            }
        }
    },

    /** As Go writes durations; as ISO 8601 in our settings. */
    DURATION("duration") {
        @Override
        String setting(String text) {
            return GoDuration.parse(text).toString();
        }
    },

    TEXT("string") {
        @Override
        String setting(String text) {
            return text;
        }
    },

    /** Blank for all interfaces. */
    ADDRESS("ip") {
        private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
        private static final Pattern V6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:]*(?::[0-9.]+)?");

        @Override
        String setting(String text) {
            if (text.isBlank()) {
                return "0.0.0.0";
            }
            if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
                throw new IllegalArgumentException("\"" + text + "\" is not an IP address, such as 0.0.0.0 or ::");
            }
            return text;
        }
    },

    LOG_FORMAT("text|json") {
        @Override
        String setting(String text) {
            return oneOf(List.of("text", "json"), text);
        }
    },

    TLS_VERSION("version") {
        @Override
        String setting(String text) {
            return oneOf(List.of("VersionTLS10", "VersionTLS11", "VersionTLS12", "VersionTLS13"), text);
        }
    },

    /** Separated by commas; a flag that is repeated adds to its list. */
    LIST("strings") {
        @Override
        String setting(String text) {
            return ListText.setting(ListText.items(text));
        }

        @Override
        String setting(List<String> texts) {
            return ListText.setting(texts.stream()
                    .flatMap(text -> ListText.items(text).stream())
                    .toList());
        }
    },

    /** A certificate and its key, with the names they are for; a flag that is repeated adds a pair, after a semicolon. */
    KEY_PAIRS("cert,key[:names]") {
        private static final Pattern PAIR = Pattern.compile("[^,:;]+,[^,:;]+(?::[^:;]+)?");

        @Override
        String setting(String text) {
            if (!PAIR.matcher(text).matches()) {
                throw new IllegalArgumentException("\"" + text
                        + "\" is not a pair of files: expected certificate,key or certificate,key:name,*.name");
            }
            return text;
        }

        @Override
        String setting(List<String> texts) {
            return String.join(";", texts);
        }
    };

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** For the help page. */
    String label() {
        return label;
    }

    /**
     * One value as our settings have it.
     *
     * @throws IllegalArgumentException when it is none of this kind; the message says what was expected
     */
    abstract String setting(String text);

    /** @throws IllegalArgumentException as {@link #setting(String)} */
    void check(String text) {
        String _ = setting(text);
    }

    /** The values of a flag that is given several times, at least once: the last one counts, unless it is a list. */
    String setting(List<String> texts) {
        return setting(texts.getLast());
    }

    private static String oneOf(List<String> known, String text) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is none of " + String.join(", ", known));
        }
        return text;
    }
}
