package dev.windlass.metrics.signal;

/**
 * Where signals come from. Where several tell the same, the earlier one here is believed: the summary is an interface with defined
 * fields and units, the cAdvisor page is what an implementation happens to print.
 */
public enum Source {
    /** Derived from what {@code /metrics/resource} says. */
    RESOURCE,
    /** {@code /stats/summary}. */
    SUMMARY,
    /** {@code /metrics/cadvisor}. */
    CADVISOR
}
