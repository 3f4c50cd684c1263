package dev.windlass.metrics.api;

import com.google.protobuf.CodedOutputStream;
import dev.windlass.kube.wire.ListMeta;
import dev.windlass.metrics.window.ContainerUsage;
import dev.windlass.metrics.window.WindowUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How many bytes {@link PodListProtobuf} will write, by arithmetic alone: Kubernetes' envelope tells the length in front of a list that
 * is made while it is sent. Reckoned on its own and not by the code that writes, so that each is a check of the other.
 */
final class PodListSize {
    /** Every field here has a number below 16. */
    private static final int TAG = 1;
    /** The seconds' fraction is always told, and always zero. */
    private static final int NO_NANOS = TAG + 1;

    private static final int CPU = "cpu".length();
    private static final int MEMORY = "memory".length();
    private static final int SWAP = "swap".length();

    private final int created;
    private long bytes = part(ListMeta.getDefaultInstance().getSerializedSize());

    PodListSize(Instant answeredAt) {
        this.created = time(answeredAt.getEpochSecond());
    }

    long bytes() {
        return bytes;
    }

    void add(PodReading reading) {
        RunningPod pod = reading.pod();
        int size =
                part(string(pod.name()) + string(pod.namespace()) + created + SortedLabels.protobufBytes(pod.labels()));
        WindowUsage earliest = reading.usage().earliest().orElse(null);
        if (earliest != null) {
            size += time(earliest.timestampSeconds());
            size += part(TAG + CodedOutputStream.computeInt64SizeNoTag(earliest.windowNanos()));
        }
        List<ContainerUsage> containers = reading.usage().containers();
        for (int index = 0; index < containers.size(); index++) {
            size += container(
                    containers.get(index).container(), containers.get(index).usage());
        }
        bytes += part(size);
    }

    private static int container(String name, WindowUsage usage) {
        int size = string(name)
                + quantity(CPU, UsageText.cpuLength(usage.cpuNanoCores()))
                + quantity(MEMORY, UsageText.memoryLength(usage.memoryBytes()));
        return part(usage.hasSwap() ? size + quantity(SWAP, UsageText.memoryLength(usage.swapBytes())) : size);
    }

    /** An entry of a map from resource to quantity, which is a message of one string. */
    private static int quantity(int resource, int amount) {
        return part(part(resource) + part(part(amount)));
    }

    /** Labels as fields of their pod's metadata. */
    static int labels(Map<String, String> labels) {
        int size = 0;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            size += part(string(label.getKey()) + string(label.getValue()));
        }
        return size;
    }

    private static int time(long epochSecond) {
        return part(TAG + CodedOutputStream.computeInt64SizeNoTag(epochSecond) + NO_NANOS);
    }

    private static int string(String text) {
        return TAG + CodedOutputStream.computeStringSizeNoTag(text);
    }

    /** A string or message of that length with its tag and its length before it. */
    private static int part(int length) {
        return TAG + CodedOutputStream.computeUInt32SizeNoTag(length) + length;
    }
}
