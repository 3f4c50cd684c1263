package dev.windlass.autoscaler.source;

/** What users read when a custom metric is not there; the APIs and the engine say the same. */
public final class MetricTexts {
    private MetricTexts() {}

    /** No rule makes the metric. */
    public static String unknown(String metric, String groupResource) {
        return "the server could not find the metric " + metric + " for " + groupResource;
    }

    /** The metric exists, and this object has no value. */
    public static String noValue(String metric, String groupResource, String name, String selector) {
        return unknown(metric, groupResource) + " " + name + (selector.isEmpty() ? "" : " with selector " + selector);
    }

    /** No rule makes the external metric. */
    public static String unknownExternal(String metric) {
        return "the server could not find the metric " + metric;
    }
}
