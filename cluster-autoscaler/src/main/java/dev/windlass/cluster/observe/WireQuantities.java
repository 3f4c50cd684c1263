package dev.windlass.cluster.observe;

import dev.windlass.kube.quantity.Quantity;
import java.util.HashMap;
import java.util.Map;

/** Resource lists, exact. */
final class WireQuantities {
    private WireQuantities() {}

    static Map<String, Quantity> exact(Map<String, dev.windlass.kube.wire.Quantity> resourceList) {
        Map<String, Quantity> exact = new HashMap<>();
        resourceList.forEach((name, quantity) -> exact.put(name, Quantity.parse(quantity.getString())));
        return exact;
    }
}
