package dev.windlass.metrics.exposition;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which families a page has: those that one of the patterns names. A pattern is a name in which {@code *} stands for anything. */
public final class FamilySelection {
    private final List<Family> families;

    private FamilySelection(List<Family> families) {
        this.families = families;
    }

    /**
     * @throws IllegalArgumentException when a pattern names no family that there is, which is a slip of the pen; the message names
     *     it
     */
    public static FamilySelection of(List<String> patterns) {
        for (String pattern : patterns) {
            if (Families.ALL.stream().map(Family::name).noneMatch(matching(pattern))) {
                throw new IllegalArgumentException("usage-page.families: no family is called " + pattern);
            }
        }
        return new FamilySelection(Families.ALL.stream()
                .filter(family ->
                        patterns.stream().anyMatch(pattern -> matching(pattern).test(family.name())))
                .toList());
    }

    private static Predicate<String> matching(String pattern) {
        String[] pieces = pattern.strip().split("\\*", -1);
        StringBuilder expression = new StringBuilder();
        for (int index = 0; index < pieces.length; index++) {
            expression.append(index == 0 ? "" : ".*").append(Pattern.quote(pieces[index]));
        }
        return Pattern.compile(expression.toString()).asMatchPredicate();
    }

    /** In the order of their need. */
    List<Family> families() {
        return families;
    }
}
