package dev.windlass.autoscaler.source.rules;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A rule file that cannot be used; the message names the place and the fault. */
public final class RuleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RuleException(String message) {
        super(message);
    }

    RuleException within(String place) {
        return new RuleException(place + ": " + getMessage());
    }

    static Pattern pattern(String expression, String field) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new RuleException(
                    field + " is not a regular expression: " + e.getDescription() + " in " + expression);
        }
    }
}
