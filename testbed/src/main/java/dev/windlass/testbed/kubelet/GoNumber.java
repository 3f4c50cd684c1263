package dev.windlass.testbed.kubelet;

import java.math.BigDecimal;

/** Numbers as a kubelet prints them: the shortest digits, with an exponent from a million on ({@code 7.646273536e+09}). */
final class GoNumber {
    private static final int LOWEST_PLAIN_EXPONENT = -4;
    private static final int HIGHEST_PLAIN_EXPONENT = 5;

    private GoNumber() {}

    static String format(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= LOWEST_PLAIN_EXPONENT && exponent <= HIGHEST_PLAIN_EXPONENT) {
            return shortest.toPlainString();
        }
        String mantissa = shortest.unscaledValue().abs().toString();
        String fraction = mantissa.length() > 1 ? "." + mantissa.substring(1) : "";
        String sign = shortest.signum() < 0 ? "-" : "";
        return "%s%s%se%s%02d"
                .formatted(sign, mantissa.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
