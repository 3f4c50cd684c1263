package dev.windlass.metrics.flag;

import static dev.windlass.metrics.flag.Kind.BOOL;
import static dev.windlass.metrics.flag.Kind.DURATION;
import static dev.windlass.metrics.flag.Kind.LIST;
import static dev.windlass.metrics.flag.Kind.PORT;
import static dev.windlass.metrics.flag.Kind.TEXT;

import java.util.List;

/** Flags about what the service does: scraping, and the kubelets it asks. */
final class ServiceFlags {
    private static final String OURS = "windlass.metrics-server.";

    static final List<Flag> METRICS_SERVER = new Rows(Group.METRICS_SERVER)
            .sets(
                    "metric-resolution",
                    DURATION,
                    "1m0s",
                    OURS + "metric-resolution",
                    "time between two scrapes of a node, at least 1s")
            .sets(
                    "kubeconfig",
                    TEXT,
                    "",
                    "windlass.kube.kubeconfig",
                    "file that says how to reach the API server; without it the pod's service account")
            .row("version", "", BOOL, "false", new Effect.Version("prints the version and ends"))
            .row("help", "h", BOOL, "false", new Effect.Help("prints this page and ends"))
            .list();

    static final List<Flag> KUBELET = new Rows(Group.KUBELET)
            .sets("kubelet-insecure-tls", BOOL, "false", OURS + "kubelet-insecure-tls", "takes any certificate")
            .sets(
                    "kubelet-use-node-status-port",
                    BOOL,
                    "false",
                    OURS + "kubelet-use-node-status-port",
                    "the port in the node's status goes first")
            .sets("kubelet-port", PORT, "10250", OURS + "kubelet-port", "port of kubelets")
            .sets(
                    "kubelet-preferred-address-types",
                    LIST,
                    "Hostname,InternalDNS,InternalIP,ExternalDNS,ExternalIP",
                    OURS + "kubelet-preferred-address-types",
                    "types of a node's addresses, most preferred first")
            .sets(
                    "kubelet-certificate-authority",
                    TEXT,
                    "",
                    OURS + "kubelet-certificate-authority",
                    "PEM file of the authorities of kubelets' certificates; without it those of the cluster")
            .sets(
                    "kubelet-client-certificate",
                    TEXT,
                    "",
                    OURS + "kubelet-client-certificate",
                    "PEM file of our certificate towards kubelets")
            .sets("kubelet-client-key", TEXT, "", OURS + "kubelet-client-key", "PEM file of its key")
            .sets(
                    "kubelet-request-timeout",
                    DURATION,
                    "10s",
                    OURS + "kubelet-request-timeout",
                    "from dialling a kubelet to the last byte of its answer")
            .row(
                    "node-selector",
                    "l",
                    TEXT,
                    "",
                    new Effect.Setting(OURS + "node-selector", "labels of the nodes to scrape and to list"))
            .sets(
                    "deprecated-kubelet-completely-insecure",
                    BOOL,
                    "false",
                    OURS + "deprecated-kubelet-completely-insecure",
                    "plain HTTP without credentials")
            .list();

    private ServiceFlags() {}
}
