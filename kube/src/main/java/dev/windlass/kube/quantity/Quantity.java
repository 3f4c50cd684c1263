package dev.windlass.kube.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact, immutable resource amount with Kubernetes' rules: nothing finer than a billionth is kept (rounded away
 * from zero), conversions to whole units round away from zero, and the format it was written in is remembered.
 *
 * <p>Source of the rules: the API reference of {@code resource.Quantity}. One difference is deliberate: conversions that
 * do not fit 64 bits saturate, where the Go library silently answers 0.
 *
 * <p>Two quantities are equal when their amounts are equal, however they are written.
 */
public final class Quantity implements Comparable<Quantity> {
    /** Finest kept fraction: ten to the power of -9. */
    static final int NANO = -9;

    public static final Quantity ZERO = new Quantity(0, 0, null, QuantityFormat.DECIMAL_SI, null);

    private static final long[] POWERS_OF_TEN = powersOfTen();

    // The amount is mantissa * 10^exponent; only what does not fit 64 bits is kept in `big`.
    private final long mantissa;
    private final int exponent;
    private final @Nullable BigDecimal big;
    private final QuantityFormat format;
    // The text as written, kept when it was already canonical so that it prints byte for byte as the API server would.
    private final @Nullable String text;

    private Quantity(
            long mantissa, int exponent, @Nullable BigDecimal big, QuantityFormat format, @Nullable String text) {
        this.mantissa = mantissa;
        this.exponent = exponent;
        this.big = big;
        this.format = format;
        this.text = text;
    }

    /** @throws QuantityFormatException when the text is not a quantity */
    public static Quantity parse(String text) {
        return QuantityParser.parse(text);
    }

    /** Whole units, decimal. */
    public static Quantity of(long units) {
        return new Quantity(units, 0, null, QuantityFormat.DECIMAL_SI, null);
    }

    /** Thousandths, decimal: {@code ofMilli(1500)} prints {@code 1500m}. */
    public static Quantity ofMilli(long thousandths) {
        return new Quantity(thousandths, -3, null, QuantityFormat.DECIMAL_SI, null);
    }

    /** Billionths, decimal. */
    public static Quantity ofNano(long billionths) {
        return new Quantity(billionths, NANO, null, QuantityFormat.DECIMAL_SI, null);
    }

    /** Bytes, binary: {@code ofBytes(1048576)} prints {@code 1Mi}. */
    public static Quantity ofBytes(long bytes) {
        return new Quantity(bytes, 0, null, QuantityFormat.BINARY_SI, null);
    }

    /** The amount rounded away from zero to billionths. */
    public static Quantity of(BigDecimal amount, QuantityFormat format) {
        BigDecimal kept = amount.scale() > -NANO ? amount.setScale(-NANO, RoundingMode.UP) : amount;
        BigInteger unscaled = kept.unscaledValue();
        if (unscaled.bitLength() > 63) {
            kept = kept.stripTrailingZeros();
            unscaled = kept.unscaledValue();
        }
        return unscaled.bitLength() > 63
                ? new Quantity(0, 0, kept, format, null)
                : new Quantity(unscaled.longValue(), -kept.scale(), null, format, null);
    }

    static Quantity of(long mantissa, int exponent, QuantityFormat format, @Nullable String text) {
        return new Quantity(mantissa, exponent, null, format, text);
    }

    public QuantityFormat format() {
        return format;
    }

    public Quantity withFormat(QuantityFormat other) {
        return other == format ? this : new Quantity(mantissa, exponent, big, other, null);
    }

    /** The exact amount. */
    public BigDecimal toBigDecimal() {
        return big != null ? big : BigDecimal.valueOf(mantissa, -exponent);
    }

    /** The nearest double. */
    public double toDouble() {
        return big == null && exponent == 0 ? mantissa : toBigDecimal().doubleValue();
    }

    /**
     * The amount in thousandths (rounded away from zero) divided by a thousand, or whole units where thousandths do not
     * fit 64 bits: the number that object-state metrics publish.
     */
    public double toDoubleByMilli() {
        long units = value();
        return units > Long.MAX_VALUE / 1000 || units < Long.MIN_VALUE / 1000 ? units : milliValue() / 1000d;
    }

    /** Whole units, rounded away from zero, saturated to 64 bits. */
    public long value() {
        return scaled(0);
    }

    /** Thousandths, rounded away from zero, saturated to 64 bits. */
    public long milliValue() {
        return scaled(-3);
    }

    /** Billionths, saturated to 64 bits. */
    public long nanoValue() {
        return scaled(NANO);
    }

    private long scaled(int unit) {
        int shift = exponent - unit;
        if (big != null || shift >= POWERS_OF_TEN.length || -shift >= POWERS_OF_TEN.length) {
            return saturate(toBigDecimal()
                    .scaleByPowerOfTen(-unit)
                    .setScale(0, RoundingMode.UP)
                    .toBigInteger());
        }
        if (shift >= 0) {
            long factor = POWERS_OF_TEN[shift];
            long high = Math.multiplyHigh(mantissa, factor);
            long low = mantissa * factor;
            boolean fits = high == 0 && low >= 0 || high == -1 && low < 0;
            return fits ? low : mantissa > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        long divisor = POWERS_OF_TEN[-shift];
        return mantissa / divisor + (mantissa % divisor == 0 ? 0 : Long.signum(mantissa));
    }

    private static long saturate(BigInteger whole) {
        if (whole.bitLength() <= 63) {
            return whole.longValue();
        }
        return whole.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    public boolean isZero() {
        return signum() == 0;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return big != null ? big.signum() : Long.signum(mantissa);
    }

    public Quantity add(Quantity other) {
        if (big == null && other.big == null && exponent == other.exponent) {
            long sum = mantissa + other.mantissa;
            if (((mantissa ^ sum) & (other.mantissa ^ sum)) >= 0) {
                return new Quantity(sum, exponent, null, formatWith(other), null);
            }
        }
        return of(toBigDecimal().add(other.toBigDecimal()), formatWith(other));
    }

    public Quantity subtract(Quantity other) {
        return add(other.negate());
    }

    public Quantity negate() {
        return big != null || mantissa == Long.MIN_VALUE
                ? of(toBigDecimal().negate(), format)
                : new Quantity(-mantissa, exponent, null, format, null);
    }

    // A zero has no taste of its own: 0 + 1Gi is written 1Gi.
    private QuantityFormat formatWith(Quantity other) {
        return isZero() ? other.format : format;
    }

    @Override
    public int compareTo(Quantity other) {
        return big == null && other.big == null && exponent == other.exponent
                ? Long.compare(mantissa, other.mantissa)
                : toBigDecimal().compareTo(other.toBigDecimal());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(toBigDecimal().stripTrailingZeros());
    }

    /** The canonical text: the largest suffix that leaves no fraction. */
    @Override
    public String toString() {
        return text != null ? text : QuantityPrinter.print(toBigDecimal(), format);
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
