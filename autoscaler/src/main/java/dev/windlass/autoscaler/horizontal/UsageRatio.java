package dev.windlass.autoscaler.horizontal;

import java.util.Collection;
import java.util.Map;

/** How a set of samples relates to its target; one formula for utilization, one for an average. */
sealed interface UsageRatio {
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
     * @param percent of the request, truncated; 0 for an average
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
            long usage = 0;
            long request = 0;
            int counted = 0;
            for (Map.Entry<String, PodSample> sample : samples.entrySet()) {
                Long requested = requests.get(sample.getKey());
                if (requested != null) {
                    usage += sample.getValue().milli();
                    request += requested;
                    counted++;
                }
            }
            if (request == 0) {
                throw new MetricFault("no metrics returned matched known pods");
            }
            // The percentage is cut to an integer before the ratio is taken: 54.9 % counts as 54 %.
            int percent = (int) (usage * 100 / request);
            return new Measured((double) percent / (double) targetPercent, percent, usage / counted);
        }

        @Override
        public long cautious(String pod) {
            return requests.getOrDefault(pod, 0L) * Math.max(100, targetPercent) / 100;
        }
    }

    /** Usage per pod against a value, in milli-units. */
    record Average(long targetMilli) implements UsageRatio {
        @Override
        public Measured measure(Map<String, PodSample> samples) {
            long average = sum(samples.values()) / samples.size();
            return new Measured((double) average / (double) targetMilli, 0, average);
        }

        @Override
        public long cautious(String pod) {
            return targetMilli;
        }

        private static long sum(Collection<PodSample> samples) {
            return samples.stream().mapToLong(PodSample::milli).sum();
        }
    }
}
