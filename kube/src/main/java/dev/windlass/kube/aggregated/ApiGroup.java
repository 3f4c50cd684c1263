package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One API group, read-only. Methods are called from many virtual threads at once and may block, except for discovery. */
public interface ApiGroup {
    /** Such as {@code metrics.k8s.io}. */
    String name();

    /** Versions served, preferred first. */
    List<String> versions();

    /** What discovery shows; answered from memory, for an unavailable discovery breaks the whole cluster. */
    List<ResourceDescription> resources(String version);

    /**
     * Answers an authorized get or list. The request's shape follows Kubernetes' rules for resource paths; what the
     * group does not know is answered by {@link StatusFailure#unknownPath()}.
     */
    ApiResult handle(ApiRequest request);

    /** OpenAPI schemas by kind, each an object with {@code type}, {@code properties} and so on. */
    default ObjectNode schemas(String version) {
        return JsonNodeFactory.instance.objectNode();
    }
}
