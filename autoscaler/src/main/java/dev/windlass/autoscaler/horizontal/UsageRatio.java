package dev.windlass.autoscaler.horizontal;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/**
 * How a set of samples relates to its target; one formula for utilization, one for an average. Sums are exact, whatever a source
 * reports: one that wrapped, as the reference's does, would scale down under the highest load.
 */
sealed interface UsageRatio {
    BigInteger HUNDRED = BigInteger.valueOf(100);

    /**
     * The relation of the samples to the target.
     *
     * @throws MetricFault when no sample belongs to a pod with a request
     */
    Measured measure(Map<String, PodSample> samples) throws MetricFault;

    /** The value that a pod without a sample is given while scaling down, so that it does not pull the average down. */
    long cautious(String pod);

    /**
     * A ratio and the numbers behind it.
     *
     * @param percent of the request, truncated, and at most what fits an int; 0 for an average
     * @param average milli-units per sample, truncated
     */
    record Measured(double ratio, int percent, long average) {}

    /** Usage as a whole percentage of what was requested. */
    record Utilization(Map<String, Long> requests, int targetPercent) implements UsageRatio {
        public Utilization {
            requests = Map.copyOf(requests);
        }

        @Override
        public Measured measure(Map<String, PodSample> samples) throws MetricFault {
            BigInteger usage = BigInteger.ZERO;
            BigInteger request = BigInteger.ZERO;
            int counted = 0;
            for (Map.Entry<String, PodSample> sample : samples.entrySet()) {
                Long requested = requests.get(sample.getKey());
                if (requested != null) {
                    usage = usage.add(BigInteger.valueOf(sample.getValue().milli()));
                    request = request.add(BigInteger.valueOf(requested));
                    counted++;
                }
            }
            if (request.signum() == 0) {
                throw new MetricFault("no metrics returned matched known pods");
            }
            // The percentage is cut to an integer before the ratio is taken: 54.9 % counts as 54 %.
            int percent = Math.clamp(
                    saturated(usage.multiply(HUNDRED).divide(request)), Integer.MIN_VALUE, Integer.MAX_VALUE);
            return new Measured((double) percent / (double) targetPercent, percent, mean(usage, counted));
        }

        @Override
        public long cautious(String pod) {
            BigInteger request = BigInteger.valueOf(requests.getOrDefault(pod, 0L));
            return saturated(request.multiply(BigInteger.valueOf(Math.max(100, targetPercent)))
                    .divide(HUNDRED));
        }
    }

    /** Usage per pod against a value, in milli-units. */
    record Average(long targetMilli) implements UsageRatio {
        @Override
        public Measured measure(Map<String, PodSample> samples) {
            long average = mean(sum(samples.values()), samples.size());
            return new Measured((double) average / (double) targetMilli, 0, average);
        }

        @Override
        public long cautious(String pod) {
            return targetMilli;
        }

        private static BigInteger sum(Collection<PodSample> samples) {
            return samples.stream()
                    .mapToLong(PodSample::milli)
                    .mapToObj(BigInteger::valueOf)
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /** Truncated; no mean is further out than the numbers it is of. */
    private static long mean(BigInteger sum, int count) {
        return sum.divide(BigInteger.valueOf(count)).longValueExact();
    }

    private static long saturated(BigInteger number) {
        return number.bitLength() < Long.SIZE
                ? number.longValue()
                : number.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
