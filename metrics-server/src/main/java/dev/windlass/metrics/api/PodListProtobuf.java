package dev.windlass.metrics.api;

import com.google.protobuf.WireFormat;
import dev.windlass.kube.wire.ListMeta;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.Quantity;
import dev.windlass.kube.wire.Time;
import dev.windlass.kube.wire.metrics.ContainerMetrics;
import dev.windlass.kube.wire.metrics.PodMetrics;
import dev.windlass.kube.wire.metrics.PodMetricsList;
import dev.windlass.metrics.window.ContainerUsage;
import dev.windlass.metrics.window.PodUsage;
import dev.windlass.metrics.window.WindowUsage;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A list of pods as the bytes of its message, without an object for each of its parts: of each pod the same
 * message that {@link MetricsMessages#pod} builds, in the order Kubernetes writes its maps.
 */
final class PodListProtobuf {
    private static final int EXPECTED_PER_POD = 340;
    // A map's entry is a message of key and value.
    private static final int ENTRY_KEY = length(1);
    private static final int ENTRY_VALUE = length(2);

    private final GrowingBytes out;
    private final UsageText text;
    private final long answeredAt;

    private PodListProtobuf(int pods, Instant answeredAt) {
        this.out = new GrowingBytes(pods * EXPECTED_PER_POD);
        this.text = new UsageText(out);
        this.answeredAt = answeredAt.getEpochSecond();
    }

    static byte[] of(List<PodReading> readings, Instant answeredAt) {
        PodListProtobuf list = new PodListProtobuf(readings.size(), answeredAt);
        int metadata = list.out.open(length(PodMetricsList.METADATA_FIELD_NUMBER));
        list.out.put(ListMeta.getDefaultInstance().toByteArray());
        list.out.close(metadata);
        for (PodReading reading : readings) {
            int item = list.out.open(length(PodMetricsList.ITEMS_FIELD_NUMBER));
            list.pod(reading.pod(), reading.usage());
            list.out.close(item);
        }
        return list.out.toArray();
    }

    private void pod(RunningPod pod, PodUsage usage) {
        int metadata = out.open(length(PodMetrics.METADATA_FIELD_NUMBER));
        string(length(ObjectMeta.NAME_FIELD_NUMBER), pod.name());
        string(length(ObjectMeta.NAMESPACE_FIELD_NUMBER), pod.namespace());
        time(length(ObjectMeta.CREATIONTIMESTAMP_FIELD_NUMBER), answeredAt);
        pod.labels().forEach(this::label);
        out.close(metadata);
        usage.earliest().ifPresent(this::span);
        for (ContainerUsage container : usage.containers()) {
            int opened = out.open(length(PodMetrics.CONTAINERS_FIELD_NUMBER));
            string(length(ContainerMetrics.NAME_FIELD_NUMBER), container.container());
            usage(container.usage());
            out.close(opened);
        }
    }

    private void label(String key, String value) {
        int entry = out.open(length(ObjectMeta.LABELS_FIELD_NUMBER));
        string(ENTRY_KEY, key);
        string(ENTRY_VALUE, value);
        out.close(entry);
    }

    private void span(WindowUsage usage) {
        time(length(PodMetrics.TIMESTAMP_FIELD_NUMBER), usage.timestampSeconds());
        int window = out.open(length(PodMetrics.WINDOW_FIELD_NUMBER));
        out.varint(number(dev.windlass.kube.wire.Duration.DURATION_FIELD_NUMBER));
        out.varint(usage.windowNanos());
        out.close(window);
    }

    private void usage(WindowUsage usage) {
        quantity("cpu", text::cpu, usage.cpuNanoCores());
        quantity("memory", text::memory, usage.memoryBytes());
        if (usage.hasSwap()) {
            quantity("swap", text::memory, usage.swapBytes());
        }
    }

    private void quantity(String resource, LongConsumer writer, long amount) {
        int entry = out.open(length(ContainerMetrics.USAGE_FIELD_NUMBER));
        string(ENTRY_KEY, resource);
        int quantity = out.open(ENTRY_VALUE);
        int written = out.open(length(Quantity.STRING_FIELD_NUMBER));
        writer.accept(amount);
        out.close(written);
        out.close(quantity);
        out.close(entry);
    }

    private void time(int tag, long epochSecond) {
        int time = out.open(tag);
        out.varint(number(Time.SECONDS_FIELD_NUMBER));
        out.varint(epochSecond);
        out.varint(number(Time.NANOS_FIELD_NUMBER));
        out.varint(0);
        out.close(time);
    }

    private void string(int tag, String value) {
        int opened = out.open(tag);
        out.text(value);
        out.close(opened);
    }

    private static int length(int field) {
        return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    private static int number(int field) {
        return field << 3 | WireFormat.WIRETYPE_VARINT;
    }
}
