package dev.windlass.autoscaler.source.rules;

import java.util.regex.Pattern;

/** A test on the name of a series; regular expressions are not anchored. */
sealed interface NameFilter {
    boolean passes(String series);

    record Is(Pattern pattern) implements NameFilter {
        @Override
        public boolean passes(String series) {
            return pattern.matcher(series).find();
        }
    }

    record IsNot(Pattern pattern) implements NameFilter {
        @Override
        public boolean passes(String series) {
            return !pattern.matcher(series).find();
        }
    }
}
