package dev.windlass.cluster.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;

/** Writes the report where users of the peer look for it. For one thread. */
public final class StatusConfigMap {
    private static final String UPDATED = "cluster-autoscaler.kubernetes.io/last-updated";
    private static final String FIELD_MANAGER = "windlass-cluster-autoscaler";

    private final KubeObjects objects;
    private final ObjectKey key;
    private final StatusYaml yaml = new StatusYaml();

    public StatusConfigMap(KubeConnection connection, String namespace, String name) {
        this.objects = new KubeObjects(connection);
        this.key = new ObjectKey(namespace, name);
    }

    public void write(Report report) throws IOException {
        String text = yaml.render(report);
        ObjectNode configMap =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        configMap
                .putObject("metadata")
                .put("namespace", key.namespace())
                .put("name", key.name())
                .putObject("annotations")
                .put(UPDATED, text.lines().findFirst().orElse("").replaceFirst("^time: ", ""));
        configMap.putObject("data").put("status", text);
        objects.apply(Kinds.CONFIG_MAP, key, FIELD_MANAGER, configMap);
    }
}
