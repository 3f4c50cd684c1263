package dev.windlass.cluster.snapshot;

/**
 * A scheduling rule that is not simulated yet. A pod that needs one is never called fitting, so that no node is ordered or
 * removed on a guess.
 */
public enum UnbuiltRule {
    VOLUMES("VolumeBinding"),
    TOPOLOGY_SPREAD("PodTopologySpread"),
    POD_AFFINITY("InterPodAffinity"),
    DYNAMIC_RESOURCES("DynamicResources");

    private final String plugin;

    UnbuiltRule(String plugin) {
        this.plugin = plugin;
    }

    /** Name of the kube-scheduler plugin that holds the rule. */
    public String plugin() {
        return plugin;
    }
}
