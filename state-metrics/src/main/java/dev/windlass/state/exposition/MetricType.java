package dev.windlass.state.exposition;

/** What a family measures, as its {@code # TYPE} line says. */
public enum MetricType {
    GAUGE("gauge", "gauge"),
    COUNTER("counter", "counter"),
    /** Only OpenMetrics knows this type; plain text calls it a gauge. */
    INFO("gauge", "info"),
    /** Only OpenMetrics knows this type; plain text calls it a gauge. */
    STATE_SET("gauge", "stateset");

    private final String textName;
    private final String openMetricsName;

    MetricType(String textName, String openMetricsName) {
        this.textName = textName;
        this.openMetricsName = openMetricsName;
    }

    String nameIn(ExpositionFormat format) {
        return switch (format) {
            case TEXT -> textName;
            case OPEN_METRICS -> openMetricsName;
        };
    }
}
