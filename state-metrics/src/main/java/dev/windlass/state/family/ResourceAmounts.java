package dev.windlass.state.family;

import dev.windlass.kube.quantity.Quantity;
import dev.windlass.state.exposition.LabelNames;
import dev.windlass.state.exposition.Samples;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Quantities of named resources: which unit a name has, and how its amount becomes a number. */
public final class ResourceAmounts {
    /** Above this, thousandths no longer fit 64 bits and the whole value is taken. */
    private static final long LARGEST_IN_MILLIS = Long.MAX_VALUE / 1000;

    private static final Set<String> BYTE_RESOURCES = Set.of("memory", "storage", "ephemeral-storage");
    private static final int PREFIX_LENGTH_LIMIT = 253;
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LOCAL_NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    private ResourceAmounts() {}

    /** Containers: cpu with its fraction, everything else whole. A resource without a known unit is left out. */
    static void addOfContainer(
            Samples samples, String container, String node, Map<String, dev.windlass.kube.wire.Quantity> amounts) {
        amounts.forEach((name, amount) -> unit(name).ifPresent(unit -> {
            double value = unit.equals("core") ? decimal(amount) : whole(amount);
            samples.add(value, container, node, LabelNames.sanitize(name), unit);
        }));
    }

    /** Nodes: every amount with its fraction, and the number of pods besides. */
    static void addOfNode(Samples samples, Map<String, dev.windlass.kube.wire.Quantity> amounts) {
        amounts.forEach((name, amount) -> {
            Optional<String> unit = name.equals("pods") ? Optional.of("integer") : unit(name);
            unit.ifPresent(u -> samples.add(decimal(amount), LabelNames.sanitize(name), u));
        });
    }

    /** In thousandths rounded up, as a number: {@code 1n} is 0.001. */
    static double decimal(dev.windlass.kube.wire.Quantity amount) {
        return decimal(parse(amount));
    }

    /** In thousandths rounded up, as a number; amounts too large for that are whole. */
    public static double decimal(Quantity amount) {
        double whole = whole(amount);
        return whole > LARGEST_IN_MILLIS ? whole : amount.milliValue() / 1000.0;
    }

    /** Rounded up to an integer: {@code 1500m} is 2. */
    static double whole(dev.windlass.kube.wire.Quantity amount) {
        return whole(parse(amount));
    }

    /** Rounded up to an integer. */
    public static double whole(Quantity amount) {
        long value = amount.value();
        // The long is saturated; a larger amount is told as the double nearest to it.
        return value == Long.MAX_VALUE ? amount.toDouble() : value;
    }

    /** The plain nearest double. */
    static double approximate(dev.windlass.kube.wire.Quantity amount) {
        return parse(amount).toDouble();
    }

    private static Quantity parse(dev.windlass.kube.wire.Quantity amount) {
        return Quantity.parse(amount.getString());
    }

    private static Optional<String> unit(String resource) {
        if (resource.equals("cpu")) {
            return Optional.of("core");
        }
        if (BYTE_RESOURCES.contains(resource)
                || resource.startsWith("hugepages-")
                || resource.startsWith("attachable-volumes-")) {
            return Optional.of("byte");
        }
        return isExtended(resource) ? Optional.of("integer") : Optional.empty();
    }

    /** A device plugin's resource: a qualified name outside Kubernetes' own domain. */
    private static boolean isExtended(String name) {
        int slash = name.indexOf('/');
        return slash > 0
                && !name.contains("kubernetes.io/")
                && !name.startsWith("requests.")
                && "requests.".length() + slash <= PREFIX_LENGTH_LIMIT
                && PREFIX.matcher(name.substring(0, slash)).matches()
                && LOCAL_NAME.matcher(name.substring(slash + 1)).matches();
    }
}
