package dev.windlass.stream.request;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.request.wire.NodeRecord;
import dev.windlass.stream.request.wire.RequestMessage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The record of topic {@code nodes}: protobuf, described by {@code windlass/stream/v1/node.proto}. */
public final class NodeRequestCodec implements Codec<NodeRequest> {
    static final int VERSION = 1;

    @Override
    public byte[] encode(NodeRequest request) {
        return NodeRecord.newBuilder()
                .setVersion(VERSION)
                .setRequest(RequestMessage.newBuilder()
                        .setNode(request.node())
                        .setResolutionNanos(request.resolution().toNanos())
                        .setUntil(Timestamp.newBuilder()
                                .setSeconds(request.until().getEpochSecond())
                                .setNanos(request.until().getNano()))
                        .setAskedBy(request.askedBy()))
                .build()
                .toByteArray();
    }

    @Override
    public Decoded<NodeRequest> decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Decoded.Tombstone<>();
        }
        try {
            NodeRecord record = NodeRecord.parseFrom(bytes);
            if (record.getVersion() != VERSION) {
                return new Decoded.Unreadable<>(
                        "node record of version " + record.getVersion() + ", this reader knows " + VERSION);
            }
            if (!record.hasRequest()) {
                return new Decoded.Unreadable<>("node record without a request");
            }
            RequestMessage request = record.getRequest();
            return new Decoded.Value<>(new NodeRequest(
                    request.getNode(),
                    Duration.ofNanos(request.getResolutionNanos()),
                    Instant.ofEpochSecond(
                            request.getUntil().getSeconds(), request.getUntil().getNanos()),
                    request.getAskedBy()));
        } catch (InvalidProtocolBufferException e) {
            return new Decoded.Unreadable<>("not a node record: " + e.getMessage());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return new Decoded.Unreadable<>("node record with an impossible value: " + e.getMessage());
        }
    }
}
