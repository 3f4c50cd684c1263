package dev.windlass.autoscaler.horizontal;

/** Addition of milli-units that stays at the outermost number: a sum that wrapped would ask for the opposite of what was measured. */
final class Saturating {
    private Saturating() {}

    static long plus(long one, long other) {
        long sum = one + other;
        // Wrapped: both have the sign that the sum has not.
        boolean wrapped = ((one ^ sum) & (other ^ sum)) < 0;
        if (!wrapped) {
            return sum;
        }
        return one > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
