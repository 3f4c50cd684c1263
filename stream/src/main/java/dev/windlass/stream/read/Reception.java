package dev.windlass.stream.read;

import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.codec.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Hands records to a handler and keeps count. {@link #accept} is for one thread; the counts may be read from any. */
final class Reception<V> {
    private static final System.Logger LOG = System.getLogger(Reception.class.getName());

    /** A producer that writes what we cannot read does so with each record. */
    private static final long SAY_AGAIN = Duration.ofMinutes(1).toNanos();

    private final Codec<V> codec;
    private final LongSupplier nanos;
    private final Consumer<Received<V>> handler;
    private long sayAgain;
    private long unsaid;
    private boolean said;
    private volatile long handled;
    private volatile long unreadable;
    private volatile long faults;

    Reception(Codec<V> codec, Consumer<Received<V>> handler) {
        this(codec, handler, System::nanoTime);
    }

    /** @param nanos a count of nanoseconds that never goes back */
    Reception(Codec<V> codec, Consumer<Received<V>> handler, LongSupplier nanos) {
        this.nanos = nanos;
        this.codec = codec;
        this.handler = handler;
    }

    // The volatile counts have one writer.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void accept(ConsumerRecord<byte[], byte[]> record) {
        Received<V> received = received(record, codec);
        if (received.value() instanceof Decoded.Unreadable<V>(String reason)) {
            unreadable++;
            say(record, reason);
        }
        try {
            handler.accept(received);
        } catch (RuntimeException e) {
            faults++;
            LOG.log(System.Logger.Level.ERROR, "handler failed on a record: " + place(record), e);
        }
        handled++;
    }

    private void say(ConsumerRecord<byte[], byte[]> record, String reason) {
        long now = nanos.getAsLong();
        if (said && now - sayAgain < 0) {
            unsaid++;
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "unreadable record: {0} reason={1} (and {2} others since the last such line)",
                place(record),
                reason,
                unsaid);
        said = true;
        sayAgain = now + SAY_AGAIN;
        unsaid = 0;
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
