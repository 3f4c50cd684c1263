package dev.windlass.state.exposition;

/** The two text formats a scrape may ask for. Samples are the same bytes in both; only some headers and the end differ. */
public enum ExpositionFormat {
    /** Prometheus text 0.0.4. */
    TEXT,
    /** OpenMetrics, which ends with an {@code # EOF} line. */
    OPEN_METRICS
}
