package dev.windlass.autoscaler.source.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the name of a series to the name of a metric. */
record MetricNaming(Pattern matches, String as) {
    private static final String ALL = ".*";

    /**
     * The naming of a rule; empty texts stand for what is not given.
     *
     * @throws RuleException when the expression has several groups and nobody said how to name the metric
     */
    static MetricNaming of(String matches, String as) {
        Pattern pattern = RuleException.pattern(matches.isEmpty() ? ALL : matches, "name.matches");
        if (!as.isEmpty()) {
            return new MetricNaming(pattern, as);
        }
        int groups = pattern.matcher("").groupCount();
        if (groups > 1) {
            throw new RuleException("name.as is needed: name.matches \"" + matches + "\" has " + groups + " groups");
        }
        return new MetricNaming(pattern, groups == 1 ? "$1" : "$0");
    }

    /** The metric's name; empty when the series does not match. */
    Optional<String> name(String series) {
        Matcher matcher = matches.matcher(series);
        return matcher.find() ? Optional.of(expand(matcher)) : Optional.empty();
    }

    /** {@code $1}, {@code $name}, {@code ${1}} and {@code $$}; an unbraced name is as long as it can be, an unknown one is empty. */
    private String expand(Matcher matcher) {
        StringBuilder name = new StringBuilder();
        int at = 0;
        while (at < as.length()) {
            char c = as.charAt(at);
            if (c != '$' || at + 1 == as.length()) {
                name.append(c);
                at++;
            } else if (as.charAt(at + 1) == '$') {
                name.append('$');
                at += 2;
            } else {
                boolean braced = as.charAt(at + 1) == '{';
                int start = at + (braced ? 2 : 1);
                int end = start;
                while (end < as.length() && isWord(as.charAt(end))) {
                    end++;
                }
                name.append(group(matcher, as.substring(start, end)));
                at = braced ? end + 1 : end;
            }
        }
        return name.toString();
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static String group(Matcher matcher, String reference) {
        if (!reference.isEmpty() && reference.chars().allMatch(Character::isDigit)) {
            int number = Integer.parseInt(reference);
            return number <= matcher.groupCount() ? orEmpty(matcher.group(number)) : "";
        }
        return matcher.namedGroups().containsKey(reference) ? orEmpty(matcher.group(reference)) : "";
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String group) {
        return group == null ? "" : group;
    }
}
