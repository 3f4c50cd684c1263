package dev.windlass.state.family;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which families are exported at all, by their names: regular expressions found anywhere in the name. A family that
 * is off by default needs an opt-in besides.
 */
public final class FamilyFilter implements Predicate<Family<?>> {
    private final Predicate<String> named;
    private final List<Pattern> optIns;

    private FamilyFilter(Predicate<String> named, List<Pattern> optIns) {
        this.named = named;
        this.optIns = optIns;
    }

    /** Everything that is on by default. */
    public static FamilyFilter defaults() {
        return new FamilyFilter(name -> true, List.of());
    }

    /** Everything there is, opt-in families included. */
    public static FamilyFilter everything() {
        return new FamilyFilter(name -> true, List.of(Pattern.compile("")));
    }

    /**
     * @throws IllegalArgumentException when both lists have entries, or an expression does not compile
     */
    public static FamilyFilter of(List<String> allowed, List<String> denied, List<String> optIns) {
        if (!allowed.isEmpty() && !denied.isEmpty()) {
            throw new IllegalArgumentException("metric-allowlist and metric-denylist exclude each other; set only one");
        }
        return new FamilyFilter(byName(compile(allowed), compile(denied)), compile(optIns));
    }

    @Override
    public boolean test(Family<?> family) {
        boolean exported =
                switch (family.export()) {
                    case DEFAULT -> true;
                    case OPT_IN -> found(optIns, family.name());
                };
        return exported && named.test(family.name());
    }

    private static Predicate<String> byName(List<Pattern> allowed, List<Pattern> denied) {
        if (!allowed.isEmpty()) {
            return name -> found(allowed, name);
        }
        return name -> !found(denied, name);
    }

    private static boolean found(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).find());
    }

    private static List<Pattern> compile(List<String> expressions) {
        return expressions.stream()
                .map(String::strip)
                .filter(expression -> !expression.isEmpty())
                .map(FamilyFilter::compile)
                .toList();
    }

    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "not a regular expression: '" + expression + "': " + e.getDescription(), e);
        }
    }
}
