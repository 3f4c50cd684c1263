package dev.windlass.kube.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.time.Duration;

/** Evicts pods by {@code policy/v1}, which respects disruption budgets. */
public final class EvictionClient {
    private final KubeObjects objects;

    public EvictionClient(KubeConnection connection) {
        this.objects = new KubeObjects(connection);
    }

    /** With the pod's own grace period. */
    public Eviction evict(ObjectKey pod) throws IOException {
        return send(pod, eviction(pod));
    }

    /** With at most this grace period. */
    public Eviction evict(ObjectKey pod, Duration grace) throws IOException {
        ObjectNode eviction = eviction(pod);
        eviction.putObject("deleteOptions").put("gracePeriodSeconds", grace.toSeconds());
        return send(pod, eviction);
    }

    private static ObjectNode eviction(ObjectKey pod) {
        ObjectNode eviction = JsonNodeFactory.instance.objectNode();
        eviction.put("apiVersion", "policy/v1").put("kind", "Eviction");
        eviction.putObject("metadata").put("namespace", pod.namespace()).put("name", pod.name());
        return eviction;
    }

    private Eviction send(ObjectKey pod, ObjectNode eviction) throws IOException {
        try {
            objects.write("POST", Kinds.POD.path(pod) + "/eviction", "application/json", eviction);
            return new Eviction.Accepted();
        } catch (KubeException e) {
            if (e.isNotFound()) {
                return new Eviction.Absent();
            }
            if (e.isTooManyRequests()) {
                return new Eviction.Refused(e.serverMessage(), e.retryAfter().orElse(null));
            }
            throw e;
        }
    }
}
