package dev.windlass.cluster.snapshot;

import dev.windlass.kube.quantity.Quantity;
import java.util.HashMap;
import java.util.Map;

/**
 * An amount of every resource in the units the scheduler counts in.
 *
 * <p>Fractions were rounded away from zero when the exact sum was converted, once per pod and once per node, as
 * kube-scheduler does.
 *
 * @param milliCpu thousandths of a core
 * @param scalars whole units of everything else that is counted: extended resources, huge pages, attachable volumes
 */
public record Resources(long milliCpu, long memoryBytes, long ephemeralStorageBytes, Map<String, Long> scalars) {
    public static final String CPU = "cpu";
    public static final String MEMORY = "memory";
    public static final String EPHEMERAL_STORAGE = "ephemeral-storage";
    public static final String PODS = "pods";

    public static final Resources NONE = new Resources(0, 0, 0, Map.of());

    public Resources {
        scalars = Map.copyOf(scalars);
    }

    /** The counted amounts of exact quantities; names that no rule counts are left out. */
    public static Resources of(Map<String, Quantity> exact) {
        long milliCpu = 0;
        long memory = 0;
        long ephemeral = 0;
        Map<String, Long> scalars = new HashMap<>();
        for (Map.Entry<String, Quantity> entry : exact.entrySet()) {
            Quantity amount = entry.getValue();
            switch (entry.getKey()) {
                case CPU -> milliCpu = amount.milliValue();
                case MEMORY -> memory = amount.value();
                case EPHEMERAL_STORAGE -> ephemeral = amount.value();
                case String name when isScalar(name) -> scalars.put(name, amount.value());
                case String _ -> {} // pods is a node's own field; other native names are never counted
            }
        }
        return new Resources(milliCpu, memory, ephemeral, scalars);
    }

    /** Whether kube-scheduler counts a resource other than the three it names itself. */
    public static boolean isScalar(String name) {
        if (name.startsWith("hugepages-") || name.startsWith("attachable-volumes-")) {
            return true;
        }
        boolean quotaName = name.startsWith("requests.") && !name.contains("kubernetes.io/");
        return name.contains("/") && !quotaName;
    }

    public Resources plus(Resources other) {
        return new Resources(
                saturatedSum(milliCpu, other.milliCpu),
                saturatedSum(memoryBytes, other.memoryBytes),
                saturatedSum(ephemeralStorageBytes, other.ephemeralStorageBytes),
                scalarsPlus(other.scalars, 1));
    }

    public Resources minus(Resources other) {
        return new Resources(
                saturatedSum(milliCpu, -other.milliCpu),
                saturatedSum(memoryBytes, -other.memoryBytes),
                saturatedSum(ephemeralStorageBytes, -other.ephemeralStorageBytes),
                scalarsPlus(other.scalars, -1));
    }

    public long scalar(String name) {
        return scalars.getOrDefault(name, 0L);
    }

    /** Whether nothing at all is asked for; a scalar that is named with the amount 0 still asks. */
    public boolean asksForNothing() {
        return milliCpu == 0 && memoryBytes == 0 && ephemeralStorageBytes == 0 && scalars.isEmpty();
    }

    private Map<String, Long> scalarsPlus(Map<String, Long> others, int sign) {
        if (others.isEmpty()) {
            return scalars;
        }
        Map<String, Long> sum = new HashMap<>(scalars);
        others.forEach((name, amount) -> sum.merge(name, sign * amount, Resources::saturatedSum));
        return sum;
    }

    private static long saturatedSum(long left, long right) {
        long sum = left + right;
        boolean overflowed = ((left ^ sum) & (right ^ sum)) < 0;
        if (!overflowed) {
            return sum;
        }
        return left < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
