package dev.windlass.kube.aggregated;

import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.selector.FieldSelector;
import dev.windlass.kube.selector.LabelSelector;
import java.util.List;

/**
 * An authorized request for a resource.
 *
 * <p>Read from {@code /apis/GROUP/VERSION/[namespaces/NAMESPACE/]RESOURCE[/NAME[/SUBRESOURCE]]}.
 *
 * @param namespace empty for cluster-scoped requests and for lists over all namespaces
 * @param name empty for a list
 * @param subresource what follows the name, joined by slashes; for custom metrics the metric
 * @param segments all decoded segments behind the version, for groups with paths of their own
 */
public record ApiRequest(
        String group,
        String version,
        Verb verb,
        String namespace,
        String resource,
        String name,
        String subresource,
        List<String> segments,
        QueryParameters query,
        LabelSelector labelSelector,
        FieldSelector fieldSelector,
        UserInfo user) {

    /** What is asked. */
    public enum Verb {
        GET,
        LIST
    }

    public ApiRequest {
        segments = List.copyOf(segments);
    }
}
