package dev.windlass.kube.aggregated;

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

    /** What OpenAPI shows of a version's objects. */
    default Schemas schemas(String version) {
        return Schemas.none();
    }
}
