package dev.windlass.metrics.signal;

/** What a value is counted in: base units only, whatever the kubelet counts in. */
public enum Unit {
    BYTES("By"),
    SECONDS("s"),
    /** A share between 0 and 1. */
    RATIO("1"),
    INODES("{inode}"),
    PROCESSES("{process}"),
    THREADS("{thread}"),
    ERRORS("{error}"),
    PACKETS("{packet}"),
    PERIODS("{period}"),
    EVENTS("{event}"),
    FAULTS("{fault}"),
    RESTARTS("{restart}");

    private final String code;

    Unit(String code) {
        this.code = code;
    }

    /** As UCUM writes it, which is what OpenTelemetry and the topic carry. */
    public String code() {
        return code;
    }
}
