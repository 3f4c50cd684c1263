package dev.windlass.console.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The settings of the console. */
@ConfigMapping(prefix = "windlass.console")
public interface ConsoleConfig {
    /** How far back the topics are read at start, and how long what is gone is remembered. */
    @WithDefault("6h")
    Duration history();

    /** Decisions kept in memory. */
    @WithDefault("10000")
    int decisions();

    /** Points kept of each timeline. */
    @WithDefault("240")
    int timelinePoints();

    /** Age of a node's last sample from which its kubelet counts as silent; several scrape periods. */
    @WithDefault("60s")
    Duration silentKubeletAfter();

    /** How long a pod may wait for a node before the overview says so. */
    @WithDefault("60s")
    Duration waitingPodAfter();

    /** The least time between two updates of a page. */
    @WithDefault("1s")
    Duration frame();

    /** How often a page hears that the console lives although nothing changed. */
    @WithDefault("5s")
    Duration heartbeat();

    /** How long a browser may take to receive an update before its connection is given up. */
    @WithDefault("20s")
    Duration slowPageAfter();

    /** Pages open at once. */
    @WithDefault("200")
    int maxPages();

    /** Labels that name a node's group; the first one a node has counts. */
    @WithDefault(
            "kwok-nodegroup,eks.amazonaws.com/nodegroup,cloud.google.com/gke-nodepool,kubernetes.azure.com/agentpool,karpenter.sh/nodepool")
    List<String> nodeGroupLabels();

    /** Namespace of the cluster-autoscaler's status. */
    @WithDefault("kube-system")
    String statusNamespace();

    /** Name of the ConfigMap with the cluster-autoscaler's status. */
    @WithDefault("cluster-autoscaler-status")
    String statusConfigMap();
}
