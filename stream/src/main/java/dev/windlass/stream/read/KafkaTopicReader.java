package dev.windlass.stream.read;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A reader of whole topics. Keeps the offsets itself, so that it goes on where it was with whatever consumer it has next.
 *
 * <p>Runs on a platform thread: a consumer waits in a selector, which would hold a carrier thread of the virtual ones.
 */
final class KafkaTopicReader<V> implements TopicReader {
    private static final System.Logger LOG = System.getLogger(KafkaTopicReader.class.getName());
    private static final AtomicInteger SERIAL = new AtomicInteger();

    /** A record ends it at once, and so does {@link #close}. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final Duration LOOK_PERIOD = Duration.ofSeconds(3);
    private static final Duration LOOK_PERIOD_WHILE_AWAY = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);

    private final Supplier<? extends Consumer<byte[], byte[]>> consumers;
    private final String service;
    private final Set<String> topics;
    private final PartitionLookup lookup;
    private final Reception<V> reception;
    private final Thread thread;
    private final Positions positions = new Positions();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile Progress progress = new Progress(ReaderState.Link.AWAY, Map.of(), 0, "Kafka has not answered yet");
    private final PassedOver passedOver = new PassedOver();
    private volatile UnaryOperator<Set<Partition>> unwanted = _ -> Set.of();
    private long lookedAt;
    private boolean looked;

    KafkaTopicReader(
            Supplier<? extends Consumer<byte[], byte[]>> consumers,
            String service,
            Set<String> topics,
            Start start,
            InstantSource clock,
            Reception<V> reception) {
        this.consumers = consumers;
        this.service = service;
        this.topics = Set.copyOf(topics);
        this.lookup = new PartitionLookup(this.topics, start, clock);
        this.reception = reception;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("stream-" + service + "-reader-" + SERIAL.incrementAndGet())
                .unstarted(this::run);
    }

    /** What other threads may see of the positions, replaced whole. */
    private record Progress(
            ReaderState.Link link,
            Map<Partition, Long> next,
            long lag,
            @Nullable String error) {}

    void start() {
        thread.start();
    }

    @Override
    public ReaderState state() {
        Progress seen = progress;
        return new ReaderState(
                seen.link(),
                caughtUp(),
                seen.next(),
                reception.handled(),
                reception.unreadable(),
                reception.faults(),
                seen.lag(),
                seen.error());
    }

    @Override
    public boolean caughtUp() {
        return caughtUp.getCount() == 0;
    }

    @Override
    public boolean awaitCaughtUp(Duration deadline) throws InterruptedException {
        return caughtUp.await(deadline.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void passOver(UnaryOperator<Set<Partition>> choice) {
        unwanted = choice;
    }

    @Override
    public void close() {
        closing.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (!thread.join(CLOSE_DEADLINE)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "reader did not end in time: service={0} topics={1}",
                        service,
                        topics);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed()) {
            try {
                followAnew();
            } catch (WakeupException e) {
                // Only close() wakes us; the loop ends by itself.
            } catch (RuntimeException e) {
                // Kafka's failures have no common class apart from this one; the next consumer goes on at our
                // positions.
                away(e);
                pause(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void followAnew() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            current = consumer;
            follow(consumer);
        } finally {
            current = null;
            // Without a group there is nothing to say goodbye to; waiting for a Kafka that is away would hold up a
            // shutdown.
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        looked = false;
        while (!closed()) {
            if (lookIsDue()) {
                look(consumer);
            }
            if (consumer.assignment().isEmpty()) {
                pause(LOOK_PERIOD_WHILE_AWAY);
            } else {
                poll(consumer);
            }
        }
    }

    /** Asks Kafka which partitions there are and where they end, and takes up the ones we do not read yet. */
    private void look(Consumer<byte[], byte[]> consumer) {
        looked = true;
        lookedAt = System.nanoTime();
        try {
            lookup.refresh(consumer, positions);
            Set<Partition> all = positions.known();
            Set<Partition> skipped = passedOver.now(unwanted.apply(all), positions);
            moveOn(skipped);
            read(consumer, all, skipped);
            connected(lookup.missing().isEmpty() ? null : "no topic " + String.join(", ", lookup.missing()));
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            away(e);
        }
        noteCaughtUp();
    }

    /**
     * A partition passed over stands still, but its position follows its end from look to look: taken up again, it goes on with what
     * was written a few seconds ago and not with hours of what its reader knows.
     */
    private void moveOn(Set<Partition> skipped) {
        skipped.forEach(partition -> positions.set(partition, positions.end(partition)));
    }

    /**
     * Given up and not paused: of a paused partition the consumer keeps what it had fetched, which after reading back may be all it is
     * ever allowed to fetch, and it goes on waking up for it.
     */
    private void read(Consumer<byte[], byte[]> consumer, Set<Partition> all, Set<Partition> skipped) {
        Set<TopicPartition> wanted = new HashSet<>();
        for (Partition partition : all) {
            if (!skipped.contains(partition)) {
                wanted.add(new TopicPartition(partition.topic(), partition.index()));
            }
        }
        Set<TopicPartition> before = Set.copyOf(consumer.assignment());
        if (wanted.equals(before)) {
            return;
        }
        consumer.assign(wanted);
        for (TopicPartition partition : wanted) {
            if (!before.contains(partition)) {
                Long next = positions.next(new Partition(partition.topic(), partition.partition()));
                consumer.seek(partition, next == null ? 0 : next);
            }
        }
    }

    private boolean lookIsDue() {
        Duration period = progress.link() == ReaderState.Link.CONNECTED ? LOOK_PERIOD : LOOK_PERIOD_WHILE_AWAY;
        return !looked || System.nanoTime() - lookedAt >= period.toNanos();
    }

    private void poll(Consumer<byte[], byte[]> consumer) {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (closed()) {
                    return;
                }
                reception.accept(record);
                positions.passed(new Partition(record.topic(), record.partition()), record.offset() + 1);
            }
        } catch (OffsetOutOfRangeException e) {
            restart(consumer, e.offsetOutOfRangePartitions());
        }
        for (TopicPartition partition : consumer.assignment()) {
            positions.passed(
                    new Partition(partition.topic(), partition.partition()),
                    consumer.position(partition, Duration.ofSeconds(1)));
        }
        progress = new Progress(progress.link(), positions.offsets(), positions.lag(), progress.error());
        noteCaughtUp();
    }

    /** The records we wanted next are gone, or the topic was made anew: go on with the oldest there is, and say so. */
    private void restart(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> lost) {
        consumer.beginningOffsets(lost.keySet(), PartitionLookup.DEADLINE).forEach((partition, beginning) -> {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "records gone before they were read: topic={0} partition={1} wanted={2} oldest={3}",
                    partition.topic(),
                    partition.partition(),
                    lost.get(partition),
                    beginning);
            positions.set(new Partition(partition.topic(), partition.partition()), beginning);
            consumer.seek(partition, beginning);
        });
    }

    private void connected(@Nullable String missing) {
        boolean complete = missing == null;
        if (complete && progress.link() != ReaderState.Link.CONNECTED) {
            LOG.log(System.Logger.Level.INFO, "reading: service={0} topics={1}", service, topics);
        }
        progress = new Progress(
                complete ? ReaderState.Link.CONNECTED : ReaderState.Link.AWAY,
                positions.offsets(),
                positions.lag(),
                missing);
    }

    private void away(RuntimeException cause) {
        String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (progress.link() == ReaderState.Link.CONNECTED) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Kafka is away, reading waits: service={0} topics={1} reason={2}",
                    service,
                    topics,
                    reason);
        }
        progress = new Progress(ReaderState.Link.AWAY, positions.offsets(), positions.lag(), reason);
    }

    private void noteCaughtUp() {
        if (positions.caughtUp()) {
            caughtUp.countDown();
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void pause(Duration duration) {
        try {
            boolean _ = closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }
}
