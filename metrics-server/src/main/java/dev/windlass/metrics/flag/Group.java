package dev.windlass.metrics.flag;

/** What flags are about, in the order and under the titles of the help page. */
public enum Group {
    METRICS_SERVER("Metrics server"),
    KUBELET("Kubelet client"),
    SERVING("Secure serving"),
    AUTHENTICATION("Authentication"),
    AUTHORIZATION("Authorization"),
    GENERIC("Generic"),
    AUDIT("Audit"),
    FEATURES("Features"),
    LOGGING("Logging");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
