package dev.windlass.state.exposition;

/**
 * Numbers as the peer prints them: the shortest digits that give the same double back, plain for decimal exponents
 * from -4 to 5, else {@code d.ddde+XX}. The layout is that of Go's {@code %g} with the exponent threshold 6 of the
 * text format's reference writer, so that a byte comparison of two exporters shows no difference.
 */
public final class SampleValue {
    private static final double EXACT_INTEGERS = 0x1p53;
    private static final int LOWEST_PLAIN_EXPONENT = -4;
    private static final int LOWEST_SCIENTIFIC_EXPONENT = 6;

    private SampleValue() {}

    public static void write(TextBuffer out, double value) {
        if (value == 0) {
            out.ascii('0');
        } else if (value == 1) {
            out.ascii('1');
        } else if (Double.isNaN(value)) {
            out.text("NaN");
        } else if (Double.isInfinite(value)) {
            out.text(value > 0 ? "+Inf" : "-Inf");
        } else {
            writeFinite(out, value);
        }
    }

    private static void writeFinite(TextBuffer out, double value) {
        if (value < 0) {
            out.ascii('-');
        }
        double magnitude = Math.abs(value);
        if (magnitude < EXACT_INTEGERS && magnitude == Math.rint(magnitude)) {
            // Every digit of an integer below 2^53 is needed except trailing zeros: Double.toString is not.
            String digits = Long.toString((long) magnitude);
            layOut(out, stripTrailingZeros(digits), digits.length() - 1);
        } else {
            writeShortest(out, magnitude);
        }
    }

    private static void writeShortest(TextBuffer out, double magnitude) {
        String text = Double.toString(magnitude);
        int exponentAt = text.indexOf('E');
        int exponent = exponentAt < 0 ? 0 : Integer.parseInt(text, exponentAt + 1, text.length(), 10);
        String mantissa = exponentAt < 0 ? text : text.substring(0, exponentAt);
        int point = mantissa.indexOf('.');
        String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
        int leadingZeros = 0;
        while (digits.charAt(leadingZeros) == '0') {
            leadingZeros++;
        }
        String significant = stripTrailingZeros(digits.substring(leadingZeros));
        int scientificExponent = exponent + point - 1 - leadingZeros;
        if (significant.length() == 2 && magnitude < Double.MIN_NORMAL) {
            layOutSubnormal(out, magnitude, significant, scientificExponent);
        } else {
            layOut(out, significant, scientificExponent);
        }
    }

    /** Double.toString never gives fewer than two digits, but among the smallest doubles one digit may be enough. */
    private static void layOutSubnormal(TextBuffer out, double magnitude, String twoDigits, int exponent) {
        int nearest = (Integer.parseInt(twoDigits) + 5) / 10;
        boolean oneIsEnough = nearest < 10 && Double.parseDouble(nearest + "E" + exponent) == magnitude;
        layOut(out, oneIsEnough ? Integer.toString(nearest) : twoDigits, exponent);
    }

    private static void layOut(TextBuffer out, String digits, int exponent) {
        if (exponent < LOWEST_PLAIN_EXPONENT || exponent >= LOWEST_SCIENTIFIC_EXPONENT) {
            scientific(out, digits, exponent);
        } else if (exponent < 0) {
            out.text("0.").text("0".repeat(-exponent - 1)).text(digits);
        } else if (digits.length() <= exponent + 1) {
            out.text(digits).text("0".repeat(exponent + 1 - digits.length()));
        } else {
            out.text(digits.substring(0, exponent + 1)).ascii('.').text(digits.substring(exponent + 1));
        }
    }

    private static void scientific(TextBuffer out, String digits, int exponent) {
        out.ascii(digits.charAt(0));
        if (digits.length() > 1) {
            out.ascii('.').text(digits.substring(1));
        }
        out.text(exponent < 0 ? "e-" : "e+");
        int size = Math.abs(exponent);
        if (size < 10) {
            out.ascii('0');
        }
        out.text(Integer.toString(size));
    }

    private static String stripTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}
