package dev.windlass.metrics.api;

import dev.windlass.kube.duration.GoDuration;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Quantities, times and windows as bytes, digit by digit: the same texts as {@code Quantity}, {@code Instant} and {@code GoDuration}
 * write, without the objects between. A list of all pods of a large cluster has half a million of them. Not for two threads.
 */
final class UsageText {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MINUTE = 60 * NANOS_PER_SECOND;
    private static final long SECONDS_PER_DAY = 86_400;
    /** Usages of one list are from within some 30 s of each other. A power of two. */
    private static final int KNOWN_TIMES = 64;

    /** Digits of the largest {@code long}. */
    private static final int LONGEST_AMOUNT = 19;

    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    private final GrowingBytes out;
    private final long[] knownSeconds = new long[KNOWN_TIMES];
    private final byte[][] knownTimes = new byte[KNOWN_TIMES][];

    UsageText(GrowingBytes out) {
        this.out = out;
    }

    /** The largest decimal suffix that keeps it whole. */
    void cpu(long nanoCores) {
        decimal(nanoCores, 0);
    }

    private void decimal(long amount, int firstSuffix) {
        if (amount == 0) {
            out.put('0');
            return;
        }
        long rest = amount;
        int suffix = firstSuffix;
        while (rest % 1000 == 0) {
            rest /= 1000;
            suffix++;
        }
        out.digits(rest);
        out.text(DECIMAL[suffix]);
    }

    /** How many characters {@link #cpu} writes. */
    static int cpuLength(long nanoCores) {
        return decimalLength(nanoCores, 0);
    }

    private static int decimalLength(long amount, int firstSuffix) {
        if (amount == 0) {
            return 1;
        }
        long rest = amount;
        int suffix = firstSuffix;
        while (rest % 1000 == 0) {
            rest /= 1000;
            suffix++;
        }
        return digitsOf(rest) + DECIMAL[suffix].length();
    }

    /** How many characters {@link #memory} writes. */
    static int memoryLength(long bytes) {
        if (bytes < 1024) {
            return decimalLength(bytes, 3);
        }
        int steps = binarySteps(bytes);
        return digitsOf(bytes >>> 10 * steps) + BINARY[steps].length();
    }

    private static int digitsOf(long number) {
        int digits = 1;
        for (long power = 10; digits < LONGEST_AMOUNT && number >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    private static int binarySteps(long bytes) {
        return Math.min(Long.numberOfTrailingZeros(bytes) / 10, BINARY.length - 1);
    }

    /** The largest binary suffix that keeps it whole; below 1 Ki a decimal one. */
    void memory(long bytes) {
        if (bytes < 1024) {
            decimal(bytes, 3);
            return;
        }
        int steps = binarySteps(bytes);
        out.digits(bytes >>> 10 * steps);
        out.text(BINARY[steps]);
    }

    /** RFC 3339 in whole seconds, UTC. */
    void time(long epochSecond) {
        int place = (int) epochSecond & KNOWN_TIMES - 1;
        if (knownSeconds[place] != epochSecond || knownTimes[place] == null) {
            knownTimes[place] = written(epochSecond);
            knownSeconds[place] = epochSecond;
        }
        out.put(knownTimes[place]);
    }

    private static byte[] written(long epochSecond) {
        long second = Math.floorMod(epochSecond, SECONDS_PER_DAY);
        GrowingBytes time = new GrowingBytes(0);
        time.text(LocalDate.ofEpochDay(Math.floorDiv(epochSecond, SECONDS_PER_DAY))
                .toString());
        time.put('T');
        time.digits(second / 3600, 2);
        time.put(':');
        time.digits(second / 60 % 60, 2);
        time.put(':');
        time.digits(second % 60, 2);
        time.put('Z');
        return time.take();
    }

    /** Go's text of a duration. */
    void window(long nanos) {
        if (nanos < NANOS_PER_SECOND || nanos >= 60 * NANOS_PER_MINUTE) {
            out.text(GoDuration.format(Duration.ofNanos(nanos)));
            return;
        }
        if (nanos >= NANOS_PER_MINUTE) {
            out.digits(nanos / NANOS_PER_MINUTE);
            out.put('m');
        }
        out.digits(nanos % NANOS_PER_MINUTE / NANOS_PER_SECOND);
        fraction(nanos % NANOS_PER_SECOND);
        out.put('s');
    }

    private void fraction(long nanos) {
        if (nanos == 0) {
            return;
        }
        long digits = nanos;
        int width = 9;
        while (digits % 10 == 0) {
            digits /= 10;
            width--;
        }
        out.put('.');
        out.digits(digits, width);
    }
}
