package dev.windlass.testbed.controlplane;

/** The parts of a control plane, in the order in which they start. */
public enum Component {
    ETCD("etcd"),
    API_SERVER("kube-apiserver"),
    CONTROLLER_MANAGER("kube-controller-manager"),
    SCHEDULER("kube-scheduler"),
    /** Plays the kubelets of all nodes, and serves their resource metrics. */
    KWOK("kwok");

    private final String command;

    Component(String command) {
        this.command = command;
    }

    /** What the linked binary calls it; also the name of its log file. */
    public String command() {
        return command;
    }
}
