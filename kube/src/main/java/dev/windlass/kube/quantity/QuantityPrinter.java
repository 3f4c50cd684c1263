package dev.windlass.kube.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Writes the canonical text of an amount. */
final class QuantityPrinter {
    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final int LARGEST_DECIMAL_POWER = 18;
    private static final BigDecimal ONE_KI = BigDecimal.valueOf(1024);

    private QuantityPrinter() {}

    static String print(BigDecimal amount, QuantityFormat format) {
        if (amount.signum() == 0) {
            return "0";
        }
        return switch (format) {
            case DECIMAL_SI -> decimal(amount, LARGEST_DECIMAL_POWER, QuantityPrinter::suffix);
            case DECIMAL_EXPONENT -> decimal(amount, Integer.MAX_VALUE, power -> power == 0 ? "" : "e" + power);
            case BINARY_SI ->
                // Below 1Ki, and for fractions of a byte, no binary suffix applies.
                amount.abs().compareTo(ONE_KI) < 0
                                || amount.stripTrailingZeros().scale() > 0
                        ? print(amount, QuantityFormat.DECIMAL_SI)
                        : binary(amount.setScale(0, RoundingMode.UNNECESSARY).unscaledValue());
        };
    }

    private interface PowerText {
        String of(int powerOfTen);
    }

    private static String decimal(BigDecimal amount, int largestPower, PowerText suffix) {
        int power = Math.min(Math.floorDiv(-amount.stripTrailingZeros().scale(), 3) * 3, largestPower);
        return amount.scaleByPowerOfTen(-power).toBigIntegerExact() + suffix.of(power);
    }

    private static String suffix(int powerOfTen) {
        return DECIMAL[powerOfTen / 3 + 3];
    }

    private static String binary(BigInteger bytes) {
        int steps = Math.min(bytes.getLowestSetBit() / 10, BINARY.length - 1);
        return bytes.shiftRight(10 * steps) + BINARY[steps];
    }
}
