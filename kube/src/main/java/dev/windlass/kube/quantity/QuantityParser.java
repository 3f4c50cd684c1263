package dev.windlass.kube.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads sign, digits, fraction and suffix. Common texts stay within 64-bit arithmetic; the rest goes through
 * {@link BigDecimal}.
 */
final class QuantityParser {
    private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MOST_DIGITS = 18;

    private final String text;
    private final boolean negative;
    private final int wholeStart;
    private final int wholeEnd;
    private final int fractionStart;
    private final int fractionEnd;

    private QuantityParser(String text) {
        this.text = text;
        int at = 0;
        if (text.isEmpty()) {
            throw new QuantityFormatException(text);
        }
        negative = text.charAt(0) == '-';
        if (negative || text.charAt(0) == '+') {
            at++;
        }
        while (at < text.length() && text.charAt(at) == '0') {
            at++;
        }
        wholeStart = at;
        at = skipDigits(text, at);
        wholeEnd = at;
        if (at < text.length() && text.charAt(at) == '.') {
            fractionStart = at + 1;
            at = skipDigits(text, fractionStart);
        } else {
            fractionStart = at;
        }
        fractionEnd = at;
    }

    static Quantity parse(String text) {
        return new QuantityParser(text).read();
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private Quantity read() {
        Suffix suffix = suffix(text.substring(fractionEnd));
        int digits = wholeEnd - wholeStart + fractionEnd - fractionStart;
        if (digits == 0) {
            return Quantity.of(0, 0, suffix.format(), null);
        }
        if (digits <= MOST_DIGITS) {
            int exponent =
                    (suffix.format() == QuantityFormat.BINARY_SI ? 0 : suffix.power()) - (fractionEnd - fractionStart);
            long mantissa = Long.parseLong(digitText());
            if (suffix.format() != QuantityFormat.BINARY_SI && exponent >= Quantity.NANO) {
                return decimal(mantissa, exponent, suffix.format());
            }
            if (suffix.format() == QuantityFormat.BINARY_SI && fitsBinary(mantissa, suffix.power())) {
                return binary(mantissa, suffix.power());
            }
        }
        return exact(suffix);
    }

    private Quantity decimal(long mantissa, int exponent, QuantityFormat format) {
        boolean canonical = exponent % 3 == 0 && mantissa % 1000 != 0 && !leadingZero();
        return Quantity.of(negative ? -mantissa : mantissa, exponent, format, canonical ? text : null);
    }

    // Of a number below one the first kept digit may be 0; such a text is rewritten even if it needs no other change.
    private boolean leadingZero() {
        return wholeStart == wholeEnd && text.charAt(fractionStart) == '0';
    }

    private boolean fitsBinary(long mantissa, int power) {
        return fractionStart == fractionEnd && Long.numberOfLeadingZeros(mantissa) - 1 >= power;
    }

    private Quantity binary(long mantissa, int power) {
        long amount = mantissa << power;
        // An odd multiple of eight or less can not move to the next suffix, so the text is canonical as it stands.
        boolean canonical = (mantissa & 7) != 0;
        return Quantity.of(negative ? -amount : amount, 0, QuantityFormat.BINARY_SI, canonical ? text : null);
    }

    private Quantity exact(Suffix suffix) {
        BigDecimal amount = new BigDecimal(new BigInteger(digitText()), fractionEnd - fractionStart);
        QuantityFormat format = suffix.format();
        if (format == QuantityFormat.BINARY_SI) {
            amount = amount.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(suffix.power())))
                    .min(LARGEST_BINARY);
            if (amount.signum() > 0 && amount.compareTo(BigDecimal.ONE) < 0) {
                format = QuantityFormat.DECIMAL_SI;
            }
        } else {
            amount = amount.scaleByPowerOfTen(suffix.power());
        }
        return Quantity.of(negative ? amount.negate() : amount, format);
    }

    private String digitText() {
        return fractionStart == fractionEnd
                ? text.substring(wholeStart, wholeEnd)
                : text.substring(wholeStart, wholeEnd) + text.substring(fractionStart, fractionEnd);
    }

    private record Suffix(QuantityFormat format, int power) {}

    private Suffix suffix(String suffix) {
        return switch (suffix) {
            case "" -> new Suffix(QuantityFormat.DECIMAL_SI, 0);
            case "n" -> new Suffix(QuantityFormat.DECIMAL_SI, -9);
            case "u" -> new Suffix(QuantityFormat.DECIMAL_SI, -6);
            case "m" -> new Suffix(QuantityFormat.DECIMAL_SI, -3);
            case "k" -> new Suffix(QuantityFormat.DECIMAL_SI, 3);
            case "M" -> new Suffix(QuantityFormat.DECIMAL_SI, 6);
            case "G" -> new Suffix(QuantityFormat.DECIMAL_SI, 9);
            case "T" -> new Suffix(QuantityFormat.DECIMAL_SI, 12);
            case "P" -> new Suffix(QuantityFormat.DECIMAL_SI, 15);
            case "E" -> new Suffix(QuantityFormat.DECIMAL_SI, 18);
            case "Ki" -> new Suffix(QuantityFormat.BINARY_SI, 10);
            case "Mi" -> new Suffix(QuantityFormat.BINARY_SI, 20);
            case "Gi" -> new Suffix(QuantityFormat.BINARY_SI, 30);
            case "Ti" -> new Suffix(QuantityFormat.BINARY_SI, 40);
            case "Pi" -> new Suffix(QuantityFormat.BINARY_SI, 50);
            case "Ei" -> new Suffix(QuantityFormat.BINARY_SI, 60);
            default -> new Suffix(QuantityFormat.DECIMAL_EXPONENT, exponent(suffix));
        };
    }

    private int exponent(String suffix) {
        char first = suffix.charAt(0);
        int digits = suffix.length() > 1 && (suffix.charAt(1) == '-' || suffix.charAt(1) == '+') ? 2 : 1;
        // Three digits are more than any amount needs, and keep a hostile exponent from costing memory.
        boolean wellFormed = (first == 'e' || first == 'E')
                && digits < suffix.length()
                && suffix.length() - digits <= 3
                && skipDigits(suffix, digits) == suffix.length();
        if (!wellFormed) {
            throw new QuantityFormatException(text);
        }
        return Integer.parseInt(suffix.substring(1));
    }
}
