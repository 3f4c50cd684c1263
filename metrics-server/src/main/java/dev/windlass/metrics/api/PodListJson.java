package dev.windlass.metrics.api;

import dev.windlass.kube.aggregated.Pieces;
import dev.windlass.metrics.window.ContainerUsage;
import dev.windlass.metrics.window.PodUsage;
import dev.windlass.metrics.window.WindowUsage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of pods as JSON straight to bytes and piece by piece, each pod the same bytes that {@link PodForm} writes of a single one
 * through a generator.
 */
final class PodListJson implements Pieces {
    /** A piece ends with the pod that fills it. */
    private static final int ROOM = SIZE + 4096;

    private static final byte[] CREATED = ascii(",\"creationTimestamp\":\"");
    private static final byte[] NAME = ascii("{\"metadata\":{\"name\":");
    private static final byte[] NAMESPACE = ascii(",\"namespace\":");
    private static final byte[] LABELS = ascii(",\"labels\":{");
    private static final byte[] TIMESTAMP = ascii("},\"timestamp\":\"");
    private static final byte[] WINDOW = ascii("\",\"window\":\"");
    private static final byte[] NO_WINDOW = ascii("},\"timestamp\":null,\"window\":\"0s");
    private static final byte[] CONTAINERS = ascii("\",\"containers\":[");
    private static final byte[] CONTAINER = ascii("{\"name\":");
    private static final byte[] CPU = ascii(",\"usage\":{\"cpu\":\"");
    private static final byte[] MEMORY = ascii("\",\"memory\":\"");
    private static final byte[] SWAP = ascii("\",\"swap\":\"");
    private static final byte[] CONTAINER_END = ascii("\"}}");

    private final GrowingBytes out;
    private final UsageText text;
    private final byte[] created;
    private final Iterator<PodReading> pods;
    private Part part = Part.PODS;
    private boolean firstPod = true;
    private boolean firstLabel;

    /** What comes next. */
    private enum Part {
        PODS,
        NOTHING
    }

    PodListJson(String apiVersion, String kind, Iterator<PodReading> pods, Instant answeredAt) {
        GrowingBytes createdText = new GrowingBytes(0);
        createdText.put(CREATED);
        new UsageText(createdText).time(answeredAt.getEpochSecond());
        createdText.put('"');
        this.created = createdText.toArray();
        this.pods = pods;
        this.out = new GrowingBytes(ROOM);
        this.text = new UsageText(out);
        out.put(ascii("{\"kind\":"));
        out.quoted(kind);
        out.put(ascii(",\"apiVersion\":"));
        out.quoted(apiVersion);
        out.put(ascii(",\"metadata\":{},\"items\":["));
    }

    @Override
    public byte @Nullable [] next() {
        return switch (part) {
            case NOTHING -> null;
            case PODS -> {
                while (out.size() < SIZE && pods.hasNext()) {
                    if (!firstPod) {
                        out.put(',');
                    }
                    firstPod = false;
                    PodReading reading = pods.next();
                    pod(reading.pod(), reading.usage());
                }
                if (!pods.hasNext()) {
                    out.put(']');
                    out.put('}');
                    part = Part.NOTHING;
                }
                yield out.take();
            }
        };
    }

    private void pod(RunningPod pod, PodUsage usage) {
        out.put(NAME);
        out.quoted(pod.name());
        out.put(NAMESPACE);
        out.put(TextBytes.of(pod.namespace()).json());
        out.put(created);
        if (!pod.labels().isEmpty()) {
            out.put(LABELS);
            firstLabel = true;
            pod.labels().forEach(this::label);
            out.put('}');
        }
        span(usage.earliest());
        out.put(CONTAINERS);
        List<ContainerUsage> containers = usage.containers();
        for (int index = 0; index < containers.size(); index++) {
            if (index > 0) {
                out.put(',');
            }
            container(containers.get(index).container(), containers.get(index).usage());
        }
        out.put(']');
        out.put('}');
    }

    private void label(String key, String value) {
        if (!firstLabel) {
            out.put(',');
        }
        firstLabel = false;
        out.put(TextBytes.of(key).json());
        out.put(':');
        out.put(TextBytes.of(value).json());
    }

    private void span(Optional<WindowUsage> earliest) {
        if (earliest.isEmpty()) {
            out.put(NO_WINDOW);
            return;
        }
        out.put(TIMESTAMP);
        text.time(earliest.get().timestampSeconds());
        out.put(WINDOW);
        text.window(earliest.get().windowNanos());
    }

    private void container(String name, WindowUsage usage) {
        out.put(CONTAINER);
        out.put(TextBytes.of(name).json());
        out.put(CPU);
        text.cpu(usage.cpuNanoCores());
        out.put(MEMORY);
        text.memory(usage.memoryBytes());
        if (usage.hasSwap()) {
            out.put(SWAP);
            text.memory(usage.swapBytes());
        }
        out.put(CONTAINER_END);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
