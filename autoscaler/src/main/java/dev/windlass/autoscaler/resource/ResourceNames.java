package dev.windlass.autoscaler.resource;

import java.util.List;
import java.util.Optional;

/** What the cluster's API server serves. Implementations answer from memory, or say that they know nothing yet. */
public interface ResourceNames {
    /** The resource of a plural or singular name; an empty group means the core group first, then any other. */
    Optional<ApiResource> resource(String group, String name);

    /** The resources of a kind, the preferred one first; empty when there is no such kind. */
    List<ApiResource> ofKind(String group, String kind);

    /** Whether the API server was asked with success yet; before that an empty answer means nothing. */
    boolean loaded();
}
