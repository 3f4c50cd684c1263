package dev.windlass.stream.read;

import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.codec.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Hands records to a handler and keeps count. {@link #accept} is for one thread; the counts may be read from any. */
final class Reception<V> {
    private static final System.Logger LOG = System.getLogger(Reception.class.getName());

    private final Codec<V> codec;
    private final Consumer<Received<V>> handler;
    private volatile long handled;
    private volatile long unreadable;
    private volatile long faults;

    Reception(Codec<V> codec, Consumer<Received<V>> handler) {
        this.codec = codec;
        this.handler = handler;
    }

    // The volatile counts have one writer.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void accept(ConsumerRecord<byte[], byte[]> record) {
        Received<V> received = received(record, codec);
        if (received.value() instanceof Decoded.Unreadable<V>(String reason)) {
            unreadable++;
            LOG.log(System.Logger.Level.WARNING, "unreadable record: {0} reason={1}", place(record), reason);
        }
        try {
            handler.accept(received);
        } catch (RuntimeException e) {
            faults++;
            LOG.log(System.Logger.Level.ERROR, "handler failed on a record: " + place(record), e);
        }
        handled++;
    }

    long handled() {
        return handled;
    }

    long unreadable() {
        return unreadable;
    }

    long faults() {
        return faults;
    }

    static <V> Received<V> received(ConsumerRecord<byte[], byte[]> record, Codec<V> codec) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? "" : utf8(header.value()));
        }
        return new Received<>(
                new Partition(record.topic(), record.partition()),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key() == null ? "" : utf8(record.key()),
                codec.decode(record.value()),
                headers);
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return "topic=" + record.topic() + " partition=" + record.partition() + " offset=" + record.offset();
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
