package dev.windlass.kube.selector;

import java.util.regex.Pattern;

/** What the API allows as label names and values (API conventions, "labels and selectors"). */
final class LabelSyntax {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern DOMAIN_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final int LONGEST_DOMAIN = 253;

    private LabelSyntax() {}

    static void checkKey(String key) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        if (!NAME.matcher(name).matches()) {
            throw new SelectorException(
                    "key: Invalid value: \"%s\": name part must consist of at most 63 alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
                            .formatted(key));
        }
        if (slash >= 0 && !isDomain(key.substring(0, slash))) {
            throw new SelectorException(
                    "key: Invalid value: \"%s\": prefix part must be a lowercase DNS subdomain".formatted(key));
        }
    }

    private static boolean isDomain(String text) {
        if (text.isEmpty() || text.length() > LONGEST_DOMAIN) {
            return false;
        }
        for (String label : text.split("\\.", -1)) {
            if (!DOMAIN_LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    static void checkValue(String key, String value) {
        if (!value.isEmpty() && !NAME.matcher(value).matches()) {
            throw new SelectorException(
                    "values[0][%s]: Invalid value: \"%s\": a valid label must be an empty string or consist of at most 63 alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
                            .formatted(key, value));
        }
    }
}
