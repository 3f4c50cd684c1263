package dev.windlass.metrics.kubelet.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The series of a kubelet that usage is made of; the name must match fully. */
enum Series {
    NODE_CPU("node_cpu_usage_seconds_total"),
    NODE_MEMORY("node_memory_working_set_bytes"),
    CONTAINER_CPU("container_cpu_usage_seconds_total"),
    CONTAINER_MEMORY("container_memory_working_set_bytes"),
    CONTAINER_START("container_start_time_seconds"),
    NODE_SWAP("node_swap_usage_bytes"),
    CONTAINER_SWAP("container_swap_usage_bytes"),
    /** Any other series: checked for its syntax and ignored. */
    OTHER("");

    private static final Series[] USED = {
        NODE_CPU, NODE_MEMORY, CONTAINER_CPU, CONTAINER_MEMORY, CONTAINER_START, NODE_SWAP, CONTAINER_SWAP
    };

    private final String text;
    private final byte[] bytes;

    Series(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    }

    static Series of(byte[] text, int from, int to) {
        for (Series series : USED) {
            if (series.bytes.length == to - from && Arrays.equals(series.bytes, 0, to - from, text, from, to)) {
                return series;
            }
        }
        return OTHER;
    }

    /** Whether its lines name a container. */
    boolean ofContainer() {
        return switch (this) {
            case CONTAINER_CPU, CONTAINER_MEMORY, CONTAINER_START, CONTAINER_SWAP -> true;
            case NODE_CPU, NODE_MEMORY, NODE_SWAP, OTHER -> false;
        };
    }

    /** Whether the peer reads it too. */
    boolean knownToPeer() {
        return switch (this) {
            case NODE_CPU, NODE_MEMORY, CONTAINER_CPU, CONTAINER_MEMORY, CONTAINER_START -> true;
            case NODE_SWAP, CONTAINER_SWAP, OTHER -> false;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
