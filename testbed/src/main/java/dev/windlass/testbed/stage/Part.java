package dev.windlass.testbed.stage;

/** The processes of a whole Windlass, in the order in which they are started. */
public enum Part {
    METRICS_SERVER("metrics-server"),
    STATE_METRICS("state-metrics"),
    AUTOSCALER("autoscaler"),
    CLUSTER_AUTOSCALER("cluster-autoscaler"),
    CONSOLE("dashboards");

    private final String module;

    Part(String module) {
        this.module = module;
    }

    /** Folder of the module that builds it. */
    public String module() {
        return module;
    }
}
