package dev.windlass.metrics.api;

import com.google.protobuf.WireFormat;
import dev.windlass.kube.aggregated.Pieces;
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
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A list of pods as the bytes of its message piece by piece, without an object for each of its parts: of each pod the same
 * message that {@link MetricsMessages#pod} builds, in the order Kubernetes writes its maps. {@link PodListSize} tells before how many.
 */
final class PodListProtobuf implements Pieces {
    /** A piece ends with the pod that fills it. */
    private static final int ROOM = SIZE + 4096;
    /** Of the length of a pod, and of its metadata: 128 to 16,383 bytes, as nearly all have. */
    private static final int USUAL = 2;

    // A map's entry is a message of key and value.
    private static final int ENTRY_KEY = length(1);
    private static final int ENTRY_VALUE = length(2);

    private final GrowingBytes out = new GrowingBytes(ROOM);
    private final UsageText text = new UsageText(out);
    private final byte[] created;
    private final QuantityEntry cpu = new QuantityEntry("cpu", text::cpu);
    private final QuantityEntry memory = new QuantityEntry("memory", text::memory);
    private final QuantityEntry swap = new QuantityEntry("swap", text::memory);
    private final BiConsumer<String, String> label = this::label;

    private final Iterator<PodReading> pods;

    PodListProtobuf(Iterator<PodReading> pods, Instant answeredAt) {
        this.pods = pods;
        time(length(ObjectMeta.CREATIONTIMESTAMP_FIELD_NUMBER), answeredAt.getEpochSecond());
        this.created = out.take();
        int metadata = out.open(length(PodMetricsList.METADATA_FIELD_NUMBER));
        out.put(ListMeta.getDefaultInstance().toByteArray());
        out.close(metadata);
    }

    @Override
    public byte @Nullable [] next() {
        while (out.size() < SIZE && pods.hasNext()) {
            PodReading reading = pods.next();
            int item = out.open(length(PodMetricsList.ITEMS_FIELD_NUMBER), USUAL);
            pod(reading.pod(), reading.usage());
            out.close(item, USUAL);
        }
        return out.size() == 0 ? null : out.take();
    }

    private void pod(RunningPod pod, PodUsage usage) {
        int metadata = out.open(length(PodMetrics.METADATA_FIELD_NUMBER), USUAL);
        string(length(ObjectMeta.NAME_FIELD_NUMBER), pod.name());
        shared(
                length(ObjectMeta.NAMESPACE_FIELD_NUMBER),
                TextBytes.of(pod.namespace()).utf8());
        out.put(created);
        pod.labels().forEach(label);
        out.close(metadata, USUAL);
        usage.earliest().ifPresent(this::span);
        for (ContainerUsage container : usage.containers()) {
            int opened = out.open(length(PodMetrics.CONTAINERS_FIELD_NUMBER));
            shared(
                    length(ContainerMetrics.NAME_FIELD_NUMBER),
                    TextBytes.of(container.container()).utf8());
            usage(container.usage());
            out.close(opened);
        }
    }

    private void label(String key, String value) {
        byte[] keyBytes = TextBytes.of(key).utf8();
        byte[] valueBytes = TextBytes.of(value).utf8();
        int entry = out.open(length(ObjectMeta.LABELS_FIELD_NUMBER));
        shared(ENTRY_KEY, keyBytes);
        shared(ENTRY_VALUE, valueBytes);
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
        cpu.write(out, usage.cpuNanoCores());
        memory.write(out, usage.memoryBytes());
        if (usage.hasSwap()) {
            swap.write(out, usage.swapBytes());
        }
    }

    /**
     * The entry of one resource, written as one piece with the amount at its end: name and lengths stand, but for the three lengths that
     * the amount is part of. An amount has some twenty characters at the most, so that each length is one byte.
     */
    private static final class QuantityEntry {
        private static final int FIRST_LENGTH = 1;

        private final byte[] head;
        private final LongConsumer amounts;

        QuantityEntry(String resource, LongConsumer amounts) {
            GrowingBytes bytes = new GrowingBytes(0);
            bytes.varint(length(ContainerMetrics.USAGE_FIELD_NUMBER));
            bytes.put('\0');
            int name = bytes.open(ENTRY_KEY);
            bytes.text(resource);
            bytes.close(name);
            bytes.varint(ENTRY_VALUE);
            bytes.put('\0');
            bytes.varint(length(Quantity.STRING_FIELD_NUMBER));
            bytes.put('\0');
            this.head = bytes.take();
            this.amounts = amounts;
        }

        void write(GrowingBytes out, long amount) {
            int at = out.size();
            out.put(head);
            amounts.accept(amount);
            int written = out.size() - at - head.length;
            out.set(at + head.length - 1, written);
            out.set(at + head.length - 3, written + 2);
            out.set(at + FIRST_LENGTH, head.length - 2 + written);
        }
    }

    private void shared(int tag, byte[] utf8) {
        out.varint(tag);
        out.varint(utf8.length);
        out.put(utf8);
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
