package dev.windlass.testbed.load;

/** Percentiles by the nearest rank, so that each is a value that was measured. */
final class Percentile {
    private Percentile() {}

    /** @param sorted ascending, at least one */
    static double of(double[] sorted, double percent) {
        return sorted[rank(sorted.length, percent)];
    }

    /** @param sorted ascending, at least one */
    static long of(long[] sorted, double percent) {
        return sorted[rank(sorted.length, percent)];
    }

    private static int rank(int count, double percent) {
        return Math.max(0, (int) Math.ceil(percent / 100 * count) - 1);
    }
}
