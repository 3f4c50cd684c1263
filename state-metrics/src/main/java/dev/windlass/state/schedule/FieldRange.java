package dev.windlass.state.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What each of the five fields may hold, and how a field is read. */
enum FieldRange {
    MINUTE(0, 59, List.of()),
    HOUR(0, 23, List.of()),
    DAY_OF_MONTH(1, 31, List.of()),
    MONTH(1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
    DAY_OF_WEEK(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    private final int lowest;
    private final int highest;
    private final List<String> names;

    FieldRange(int lowest, int highest, List<String> names) {
        this.lowest = lowest;
        this.highest = highest;
        this.names = names;
    }

    /** Reads a comma-separated list of ranges; empty when one of them is malformed or out of range. */
    Optional<CronField> parse(String text) {
        CronField field = new CronField(0, false);
        for (String part : text.split(",")) {
            if (part.isEmpty()) {
                continue;
            }
            Optional<CronField> range = parseRange(part);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            field = field.or(range.get());
        }
        return Optional.of(field);
    }

    private Optional<CronField> parseRange(String part) {
        String[] rangeAndStep = part.split("/", -1);
        if (rangeAndStep.length > 2) {
            return Optional.empty();
        }
        boolean stepped = rangeAndStep.length == 2;
        OptionalInt step = stepped ? number(rangeAndStep[1]) : OptionalInt.of(1);
        if (step.isEmpty() || step.getAsInt() == 0) {
            return Optional.empty();
        }
        if (rangeAndStep[0].equals("*") || rangeAndStep[0].equals("?")) {
            return fill(lowest, highest, step.getAsInt(), step.getAsInt() == 1);
        }
        String[] ends = rangeAndStep[0].split("-", -1);
        OptionalInt from = value(ends[0]);
        // "5/10" means from 5 to the end; "5" alone means 5.
        OptionalInt to = ends.length == 2 ? value(ends[1]) : stepped ? OptionalInt.of(highest) : from;
        if (ends.length > 2 || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return fill(from.getAsInt(), to.getAsInt(), step.getAsInt(), false);
    }

    private Optional<CronField> fill(int from, int to, int step, boolean unrestricted) {
        // A step as long as its range names one value only; the peer calls that a mistake, and so do we.
        boolean stepTooLong = step > 1 && step >= to - from + 1;
        if (from < lowest || to > highest || from > to || stepTooLong) {
            return Optional.empty();
        }
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return Optional.of(new CronField(bits, unrestricted));
    }

    private OptionalInt value(String text) {
        int name = names.indexOf(text.toLowerCase(Locale.ROOT));
        return name >= 0 ? OptionalInt.of(name + lowest) : number(text);
    }

    private static OptionalInt number(String text) {
        return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
