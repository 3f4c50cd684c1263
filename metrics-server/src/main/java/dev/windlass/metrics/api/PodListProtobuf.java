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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * A list of pods as the bytes of its message in pieces, without an object for each of its parts: of each pod the same
 * message that {@link MetricsMessages#pod} builds, in the order Kubernetes writes its maps.
 */
final class PodListProtobuf {
    /** A piece ends with the pod that fills it. */
    private static final int ROOM = Pieces.SIZE + 4096;

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

    private PodListProtobuf(Instant answeredAt) {
        time(length(ObjectMeta.CREATIONTIMESTAMP_FIELD_NUMBER), answeredAt.getEpochSecond());
        this.created = out.take();
    }

    static List<byte[]> of(Iterable<PodReading> readings, Instant answeredAt) {
        PodListProtobuf list = new PodListProtobuf(answeredAt);
        List<byte[]> pieces = new ArrayList<>();
        int metadata = list.out.open(length(PodMetricsList.METADATA_FIELD_NUMBER));
        list.out.put(ListMeta.getDefaultInstance().toByteArray());
        list.out.close(metadata);
        for (PodReading reading : readings) {
            int item = list.out.open(length(PodMetricsList.ITEMS_FIELD_NUMBER));
            list.pod(reading.pod(), reading.usage());
            list.out.close(item);
            if (list.out.size() >= Pieces.SIZE) {
                pieces.add(list.out.take());
            }
        }
        pieces.add(list.out.take());
        return pieces;
    }

    private void pod(RunningPod pod, PodUsage usage) {
        int metadata = out.open(length(PodMetrics.METADATA_FIELD_NUMBER));
        string(length(ObjectMeta.NAME_FIELD_NUMBER), pod.name());
        shared(length(ObjectMeta.NAMESPACE_FIELD_NUMBER), TextBytes.of(pod.namespace()));
        out.put(created);
        pod.labels().forEach(label);
        out.close(metadata);
        usage.earliest().ifPresent(this::span);
        for (ContainerUsage container : usage.containers()) {
            int opened = out.open(length(PodMetrics.CONTAINERS_FIELD_NUMBER));
            shared(length(ContainerMetrics.NAME_FIELD_NUMBER), TextBytes.of(container.container()));
            usage(container.usage());
            out.close(opened);
        }
    }

    private void label(String key, String value) {
        int entry = out.open(length(ObjectMeta.LABELS_FIELD_NUMBER));
        shared(ENTRY_KEY, TextBytes.of(key));
        shared(ENTRY_VALUE, TextBytes.of(value));
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

    private void shared(int tag, TextBytes value) {
        out.varint(tag);
        out.varint(value.utf8().length);
        out.put(value.utf8());
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
