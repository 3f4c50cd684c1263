package dev.windlass.autoscaler.api;

import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.kube.selector.LabelSelector;
import java.io.IOException;
import java.util.List;

/** The names of the objects a selector matches. */
public interface ObjectLister {
    /**
     * @param namespace empty for root-scoped objects
     * @throws IOException when the API server does not answer
     */
    List<String> names(ApiResource resource, String namespace, LabelSelector selector) throws IOException;
}
