package dev.windlass.autoscaler.horizontal;

/** The kinds of objects the engine evaluates; they share one spec and one algorithm. */
public enum AutoscalerKind {
    /** The cluster's own kind. The API server has validated it, and where its controller runs the engine only observes. */
    HORIZONTAL_POD_AUTOSCALER("autoscaling/v2", "HorizontalPodAutoscaler"),
    /** Ours: always driven by the engine, and validated by it, as the schema of its CRD cannot hold every rule. */
    WORKLOAD_AUTOSCALER("autoscaling.windlass.dev/v1alpha1", "WorkloadAutoscaler");

    private final String apiVersion;
    private final String kind;

    AutoscalerKind(String apiVersion, String kind) {
        this.apiVersion = apiVersion;
        this.kind = kind;
    }

    public String apiVersion() {
        return apiVersion;
    }

    /** The name of the kind, as in the objects. */
    public String kind() {
        return kind;
    }
}
