package dev.windlass.stream.publish;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.client.ClientProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka as the far side of an outbox. The producer is made once Kafka has been reached, so that a process starts without it, and
 * is made again when it has come to a state it cannot leave by itself, such as refused credentials.
 */
final class KafkaSink implements RecordSink {
    private static final System.Logger LOG = System.getLogger(KafkaSink.class.getName());

    private static final Duration LINK_DEADLINE = Duration.ofSeconds(3);
    private static final Duration REPLACEMENT_PAUSE = Duration.ofSeconds(3);

    private final StreamSettings settings;
    private final String service;
    private final KafkaLink link;
    private final Object producerLock = new Object();
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean closed;
    private boolean replaced;
    private long replacedAt;

    private KafkaSink(StreamSettings settings, String service) {
        this.settings = settings;
        this.service = service;
        this.link = new KafkaLink(settings, service);
    }

    static KafkaSink start(StreamSettings settings, String service) {
        ClientProperties.check(settings);
        KafkaSink sink = new KafkaSink(settings, service);
        sink.link.start();
        return sink;
    }

    @Override
    public void send(OutgoingRecord record, Consumer<Delivery> completion) {
        AtomicBoolean once = new AtomicBoolean();
        Consumer<Delivery> first = delivery -> {
            if (once.compareAndSet(false, true)) {
                completion.accept(delivery);
            }
        };
        Producer<byte[], byte[]> current = null;
        try {
            if (!link.awaitOpen(LINK_DEADLINE)) {
                first.accept(new Delivery.Failed(link.error()));
                return;
            }
            current = producer();
            Producer<byte[], byte[]> used = current;
            current.send(kafkaRecord(record), (_, exception) -> {
                if (exception == null) {
                    first.accept(new Delivery.Written());
                } else {
                    first.accept(failure(exception, used));
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            first.accept(new Delivery.Failed("interrupted while waiting for Kafka"));
        } catch (RuntimeException e) {
            // Kafka throws some of what it could not do and reports the rest; both are the same to us.
            first.accept(failure(e, current));
        }
    }

    @Override
    public boolean connected() {
        return link.connected();
    }

    @Override
    public void close(Duration deadline) {
        link.close();
        Producer<byte[], byte[]> last;
        synchronized (producerLock) {
            closed = true;
            last = producer;
            producer = null;
        }
        if (last != null) {
            last.close(deadline);
        }
    }

    private Producer<byte[], byte[]> producer() {
        synchronized (producerLock) {
            if (closed) {
                throw new IllegalStateException("the outbox is closed");
            }
            if (producer == null) {
                if (replaced && System.nanoTime() - replacedAt < REPLACEMENT_PAUSE.toNanos()) {
                    throw new IllegalStateException("the Kafka producer failed a moment ago and is made again soon");
                }
                producer = ClientProperties.make(() -> new KafkaProducer<>(
                        ClientProperties.producer(settings, service),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
            }
            return producer;
        }
    }

    private Delivery failure(Exception exception, @Nullable Producer<byte[], byte[]> used) {
        String reason = exception.getClass().getSimpleName() + ": " + exception.getMessage();
        return switch (exception) {
            case RecordTooLargeException _ -> new Delivery.Rejected(reason);
            case InvalidTimestampException _ -> new Delivery.Rejected(reason);
            case RetriableException _ -> {
                // Most often the topic is not known: gone, or not there yet.
                link.look();
                yield new Delivery.Failed(reason);
            }
            case TopicAuthorizationException _, InvalidTopicException _, InterruptException _ ->
                new Delivery.Failed(reason);
            default -> {
                replace(used, reason);
                yield new Delivery.Failed(reason);
            }
        };
    }

    /** A producer may stay in an error for ever; what was under way in it comes back as failed and is sent by the next. */
    private void replace(@Nullable Producer<byte[], byte[]> broken, String reason) {
        synchronized (producerLock) {
            if (closed || broken == null || producer != broken) {
                return;
            }
            producer = null;
            replaced = true;
            replacedAt = System.nanoTime();
        }
        LOG.log(System.Logger.Level.WARNING, "Kafka producer replaced: service={0} reason={1}", service, reason);
        Thread.ofVirtual().name("stream-" + service + "-producer-end").start(() -> broken.close(Duration.ZERO));
    }

    private static ProducerRecord<byte[], byte[]> kafkaRecord(OutgoingRecord record) {
        ProducerRecord<byte[], byte[]> kafkaRecord = new ProducerRecord<>(
                record.topic(), null, record.timestamp().toEpochMilli(), utf8(record.key()), record.value());
        Headers headers = kafkaRecord.headers();
        record.headers().forEach((name, value) -> headers.add(name, utf8(value)));
        return kafkaRecord;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
