package dev.windlass.kube.selector;

import dev.windlass.kube.wire.LabelSelectorRequirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A conjunction of requirements on labels, or the selector that matches nothing. Immutable. */
public final class LabelSelector {
    private static final LabelSelector EVERYTHING = new LabelSelector(List.of(), false);
    private static final LabelSelector NOTHING = new LabelSelector(List.of(), true);

    private final List<Requirement> requirements;
    private final boolean nothing;

    private LabelSelector(List<Requirement> requirements, boolean nothing) {
        this.requirements = List.copyOf(requirements);
        this.nothing = nothing;
    }

    public static LabelSelector everything() {
        return EVERYTHING;
    }

    /** What an object's absent (null) selector means. */
    public static LabelSelector nothing() {
        return NOTHING;
    }

    /** All pairs must be there. */
    public static LabelSelector ofLabels(Map<String, String> labels) {
        List<Requirement> requirements = new ArrayList<>();
        new TreeMap<>(labels)
                .forEach((key, value) ->
                        requirements.add(new Requirement(key, Requirement.Operator.EQUALS, List.of(value))));
        return of(requirements);
    }

    /** The conjunction of the requirements, ordered by key. */
    public static LabelSelector of(List<Requirement> requirements) {
        if (requirements.isEmpty()) {
            return EVERYTHING;
        }
        List<Requirement> sorted = new ArrayList<>(requirements);
        sorted.sort(Comparator.comparing(Requirement::key));
        return new LabelSelector(sorted, false);
    }

    /**
     * Reads the text form, such as {@code a=b,c!=d,e in (x,y),f notin (z),g,!h,i>1}. An empty text matches everything.
     *
     * @throws SelectorException when the text is no selector
     */
    public static LabelSelector parse(String text) {
        return of(new LabelSelectorParser(text).read());
    }

    /**
     * Reads the structured form of an object's spec. An empty message matches everything; for an absent one use
     * {@link #nothing()}.
     *
     * @throws SelectorException when an operator is unknown or its values do not fit
     */
    public static LabelSelector of(dev.windlass.kube.wire.LabelSelector message) {
        List<Requirement> requirements = new ArrayList<>();
        new TreeMap<>(message.getMatchLabelsMap())
                .forEach((key, value) ->
                        requirements.add(new Requirement(key, Requirement.Operator.EQUALS, List.of(value))));
        for (LabelSelectorRequirement expression : message.getMatchExpressionsList()) {
            requirements.add(Requirement.of(expression.getKey(), operator(expression), expression.getValuesList()));
        }
        return of(requirements);
    }

    private static Requirement.Operator operator(LabelSelectorRequirement expression) {
        return switch (expression.getOperator()) {
            case "In" -> Requirement.Operator.IN;
            case "NotIn" -> Requirement.Operator.NOT_IN;
            case "Exists" -> Requirement.Operator.EXISTS;
            case "DoesNotExist" -> Requirement.Operator.NOT_EXISTS;
            default ->
                throw new SelectorException(
                        "\"%s\" is not a valid label selector operator".formatted(expression.getOperator()));
        };
    }

    /** Both selectors at once. */
    public LabelSelector and(LabelSelector other) {
        if (nothing || other.nothing) {
            return NOTHING;
        }
        List<Requirement> both = new ArrayList<>(requirements);
        both.addAll(other.requirements);
        return of(both);
    }

    public boolean matches(Map<String, String> labels) {
        if (nothing) {
            return false;
        }
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    public List<Requirement> requirements() {
        return requirements;
    }

    public boolean isEverything() {
        return !nothing && requirements.isEmpty();
    }

    public boolean isNothing() {
        return nothing;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelSelector that && nothing == that.nothing && requirements.equals(that.requirements);
    }

    @Override
    public int hashCode() {
        return requirements.hashCode() * 31 + Boolean.hashCode(nothing);
    }

    /** The canonical text, requirements ordered by key; empty for everything and for nothing. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
