package dev.windlass.state.family;

import dev.windlass.kube.wire.IntOrString;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A field that holds either a number or a share such as {@code 25%}. */
final class IntOrPercent {
    private static final long IS_STRING = 1;
    private static final Pattern PERCENT = Pattern.compile("[+-]?\\d{1,9}%");

    private IntOrPercent() {}

    /** The number, or the share of the total; empty when the text is no percentage. */
    static OptionalInt scale(IntOrString amount, int total, RoundingMode rounding) {
        if (amount.getType() != IS_STRING) {
            return OptionalInt.of(amount.getIntVal());
        }
        String text = amount.getStrVal();
        if (!PERCENT.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        BigDecimal percent = new BigDecimal(text.substring(0, text.length() - 1));
        return OptionalInt.of(percent.multiply(BigDecimal.valueOf(total))
                .movePointLeft(2)
                .setScale(0, rounding)
                .intValue());
    }
}
