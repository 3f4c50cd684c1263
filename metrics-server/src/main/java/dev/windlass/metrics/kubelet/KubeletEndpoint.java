package dev.windlass.metrics.kubelet;

/** What a kubelet can be asked for. */
public enum KubeletEndpoint {
    /** CPU and memory, text format. */
    RESOURCE("resource", "/metrics/resource", "nodes/metrics"),
    /** What the kubelet itself measures, JSON. */
    SUMMARY("summary", "/stats/summary", "nodes/stats"),
    /** What the cAdvisor inside of it measures, text format. */
    CADVISOR("cadvisor", "/metrics/cadvisor", "nodes/metrics");

    private final String label;
    private final String path;
    private final String right;

    KubeletEndpoint(String label, String path, String right) {
        this.label = label;
        this.path = path;
        this.right = right;
    }

    /** Value of the label {@code endpoint} in metrics, pages and log lines. */
    public String label() {
        return label;
    }

    /** Where a kubelet answers. */
    String path() {
        return path;
    }

    /** What a kubelet asks the API server whether we may {@code get}. */
    String right() {
        return right;
    }
}
