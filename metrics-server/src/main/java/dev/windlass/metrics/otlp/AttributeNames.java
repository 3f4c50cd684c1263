package dev.windlass.metrics.otlp;

import io.opentelemetry.api.common.AttributeKey;

/** The attributes of points, as the semantic conventions call them. */
final class AttributeNames {
    static final AttributeKey<String> NODE = AttributeKey.stringKey("k8s.node.name");
    static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("k8s.namespace.name");
    static final AttributeKey<String> POD = AttributeKey.stringKey("k8s.pod.name");
    static final AttributeKey<String> CONTAINER = AttributeKey.stringKey("k8s.container.name");
    static final AttributeKey<String> CLAIM = AttributeKey.stringKey("k8s.persistentvolumeclaim.name");
    static final AttributeKey<String> INTERFACE = AttributeKey.stringKey("network.interface.name");
    static final AttributeKey<String> DIRECTION = AttributeKey.stringKey("network.io.direction");
    static final AttributeKey<String> FAULT_TYPE = AttributeKey.stringKey("system.paging.fault.type");
    /** Ours: the conventions know one filesystem of a node. */
    static final AttributeKey<String> FILESYSTEM = AttributeKey.stringKey("windlass.filesystem.name");

    private AttributeNames() {}
}
