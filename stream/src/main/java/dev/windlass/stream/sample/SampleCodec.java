package dev.windlass.stream.sample;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.sample.wire.ContainerMessage;
import dev.windlass.stream.sample.wire.PodMessage;
import dev.windlass.stream.sample.wire.PointMessage;
import dev.windlass.stream.sample.wire.SampleMessage;
import dev.windlass.stream.sample.wire.SampleRecord;
import dev.windlass.stream.sample.wire.UsageMessage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record of topic {@code samples}: protobuf, described by {@code windlass/stream/v1/sample.proto}. */
public final class SampleCodec implements Codec<NodeSample> {
    static final int VERSION = 1;

    @Override
    public byte[] encode(NodeSample sample) {
        SampleMessage.Builder message = SampleMessage.newBuilder()
                .setNode(sample.node())
                .setScrapedAt(timestamp(sample.scrapedAt()))
                .addAllPods(pods(sample.containers()));
        if (sample.point() != null) {
            message.setPoint(point(sample.point()));
        }
        if (sample.usage() != null) {
            message.setUsage(usage(sample.usage()));
        }
        if (sample.signals() != null) {
            message.setSignals(sample.signals().bytes());
        }
        return SampleRecord.newBuilder()
                .setVersion(VERSION)
                .setSample(message)
                .build()
                .toByteArray();
    }

    @Override
    public Decoded<NodeSample> decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Decoded.Tombstone<>();
        }
        try {
            SampleRecord record = SampleRecord.parseFrom(bytes);
            if (record.getVersion() != VERSION) {
                return new Decoded.Unreadable<>(
                        "sample of version " + record.getVersion() + ", this reader knows " + VERSION);
            }
            if (!record.hasSample()) {
                return new Decoded.Unreadable<>("sample record without a sample");
            }
            return new Decoded.Value<>(sample(record.getSample()));
        } catch (InvalidProtocolBufferException e) {
            return new Decoded.Unreadable<>("not a sample record: " + e.getMessage());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return new Decoded.Unreadable<>("sample record with an impossible value: " + e.getMessage());
        }
    }

    private static List<PodMessage> pods(List<ContainerSample> containers) {
        List<PodMessage> pods = new ArrayList<>();
        PodMessage.@Nullable Builder pod = null;
        for (ContainerSample container : containers) {
            if (pod == null
                    || !pod.getName().equals(container.pod())
                    || !pod.getNamespace().equals(container.namespace())) {
                if (pod != null) {
                    pods.add(pod.build());
                }
                pod = PodMessage.newBuilder()
                        .setNamespace(container.namespace())
                        .setName(container.pod());
            }
            pod.addContainers(container(container));
        }
        if (pod != null) {
            pods.add(pod.build());
        }
        return pods;
    }

    private static ContainerMessage container(ContainerSample container) {
        ContainerMessage.Builder message =
                ContainerMessage.newBuilder().setName(container.container()).setPoint(point(container.point()));
        if (container.usage() != null) {
            message.setUsage(usage(container.usage()));
        }
        return message.build();
    }

    private static PointMessage point(Point point) {
        PointMessage.Builder message = PointMessage.newBuilder()
                .setTimestamp(timestamp(point.timestamp()))
                .setCpuNanoSeconds(point.cpuNanoSeconds())
                .setMemoryBytes(point.memoryBytes());
        if (point.startedAt() != null) {
            message.setStartedAt(timestamp(point.startedAt()));
        }
        if (point.swapBytes() != null) {
            message.setSwapBytes(point.swapBytes());
        }
        return message.build();
    }

    private static UsageMessage usage(Usage usage) {
        UsageMessage.Builder message = UsageMessage.newBuilder()
                .setTimestamp(timestamp(usage.timestamp()))
                .setWindowNanos(usage.window().toNanos())
                .setCpuNanoCores(usage.cpuNanoCores())
                .setMemoryBytes(usage.memoryBytes());
        if (usage.swapBytes() != null) {
            message.setSwapBytes(usage.swapBytes());
        }
        return message.build();
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    private static NodeSample sample(SampleMessage message) {
        if (message.getNode().isEmpty()) {
            throw new IllegalArgumentException("no node name");
        }
        if (!message.hasScrapedAt()) {
            throw new IllegalArgumentException("no time of the scrape");
        }
        List<ContainerSample> containers = new ArrayList<>();
        for (PodMessage pod : message.getPodsList()) {
            for (ContainerMessage container : pod.getContainersList()) {
                containers.add(new ContainerSample(
                        pod.getNamespace(),
                        pod.getName(),
                        container.getName(),
                        point(container.getPoint()),
                        container.hasUsage() ? usage(container.getUsage()) : null));
            }
        }
        return new NodeSample(
                message.getNode(),
                instant(message.getScrapedAt()),
                message.hasPoint() ? point(message.getPoint()) : null,
                message.hasUsage() ? usage(message.getUsage()) : null,
                containers,
                message.hasSignals() ? new EncodedSignals(message.getSignals()) : null);
    }

    private static Point point(PointMessage message) {
        return new Point(
                message.hasStartedAt() ? instant(message.getStartedAt()) : null,
                instant(message.getTimestamp()),
                message.getCpuNanoSeconds(),
                message.getMemoryBytes(),
                message.hasSwapBytes() ? message.getSwapBytes() : null);
    }

    private static Usage usage(UsageMessage message) {
        return new Usage(
                instant(message.getTimestamp()),
                Duration.ofNanos(message.getWindowNanos()),
                message.getCpuNanoCores(),
                message.getMemoryBytes(),
                message.hasSwapBytes() ? message.getSwapBytes() : null);
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
