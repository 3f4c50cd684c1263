package dev.windlass.metrics.kubelet.parse;

import java.nio.charset.StandardCharsets;

/**
 * Reads the decimal numbers of the text format from bytes, correctly rounded, without making a string of them.
 *
 * <p>A kubelet's start times have 17 digits and so do not fit a {@code double} exactly: the quotient (or product) with the power
 * of ten is taken in double-double arithmetic, and only a value too close to the middle between two doubles to be sure of
 * goes to {@link Double#parseDouble}.
 */
final class NumberReader {
    private static final int EXACT_DIGITS = 18;
    private static final int MAX_EXPONENT = 9_999;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final double AMBIGUOUS = 0x1p-30;

    private NumberReader() {}

    /**
     * The number that fills {@code text[from, to)}: digits with an optional sign, point and exponent, or one of NaN, Inf, Infinity
     * in any case.
     *
     * @throws MalformedText when it is anything else
     */
    static double read(byte[] text, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            negative = text[at] == '-';
            at++;
        }
        long digits = 0;
        int significant = 0;
        int scale = 0;
        boolean any = false;
        boolean exact = true;
        boolean afterPoint = false;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                any = true;
                if (significant < EXACT_DIGITS) {
                    digits = digits * 10 + digit;
                    significant += digits == 0 ? 0 : 1;
                    scale -= afterPoint ? 1 : 0;
                } else {
                    exact &= digit == 0;
                    scale += afterPoint ? 0 : 1;
                }
            } else if (text[at] == '.' && !afterPoint) {
                afterPoint = true;
            } else {
                break;
            }
        }
        if (!any) {
            return word(text, from, to, at, negative);
        }
        if (at < to) {
            scale += exponent(text, from, at, to);
        }
        double magnitude = exact ? scaled(digits, scale) : Double.NaN;
        if (Double.isNaN(magnitude)) {
            return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        }
        return negative ? -magnitude : magnitude;
    }

    private static int exponent(byte[] text, int from, int at, int to) {
        if (text[at] != 'e' && text[at] != 'E') {
            throw notANumber(text, from, to);
        }
        int position = at + 1;
        boolean negative = false;
        if (position < to && (text[position] == '-' || text[position] == '+')) {
            negative = text[position] == '-';
            position++;
        }
        if (position == to) {
            throw notANumber(text, from, to);
        }
        int exponent = 0;
        for (; position < to; position++) {
            int digit = text[position] - '0';
            if (digit < 0 || digit > 9) {
                throw notANumber(text, from, to);
            }
            exponent = Math.min(exponent * 10 + digit, MAX_EXPONENT);
        }
        return negative ? -exponent : exponent;
    }

    /** {@code digits} times ten to {@code scale}, correctly rounded, or NaN when this way cannot be sure of the last bit. */
    private static double scaled(long digits, int scale) {
        if (scale == 0 || digits == 0) {
            return digits;
        }
        if (scale < -22 || scale > 22) {
            return Double.NaN;
        }
        double high = digits;
        double low = digits - (long) high;
        double power = POWERS_OF_TEN[Math.abs(scale)];
        double first = scale < 0 ? high / power : high * power;
        if (low == 0) {
            return first;
        }
        double second =
                scale < 0 ? (Math.fma(-first, power, high) + low) / power : Math.fma(high, power, -first) + low * power;
        double sum = first + second;
        double rest = second - (sum - first);
        double distance = Math.abs(Math.abs(rest) / Math.ulp(sum) - 0.5);
        // Just above a power of two the neighbours below are half as far, so the middle lies at a quarter.
        double quarter = Math.abs(Math.abs(rest) / Math.ulp(sum) - 0.25);
        return distance < AMBIGUOUS || quarter < AMBIGUOUS ? Double.NaN : sum;
    }

    private static double word(byte[] text, int from, int to, int at, boolean negative) {
        if (matches(text, at, to, "nan") && at == from) {
            return Double.NaN;
        }
        if (matches(text, at, to, "inf") || matches(text, at, to, "infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        throw notANumber(text, from, to);
    }

    private static boolean matches(byte[] text, int at, int to, String word) {
        if (to - at != word.length()) {
            return false;
        }
        for (int index = 0; index < word.length(); index++) {
            if ((text[at + index] | 0x20) != word.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    private static MalformedText notANumber(byte[] text, int from, int to) {
        return new MalformedText(from, "expected a number, found " + Excerpt.of(text, from, to));
    }
}
