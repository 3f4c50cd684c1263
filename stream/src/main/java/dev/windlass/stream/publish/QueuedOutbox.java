package dev.windlass.stream.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An outbox in front of a sink: a thread for each topic takes from the {@link RecordQueue} and hands over, so that a topic on
 * which the sink blocks costs only itself. Every rule is the queue's; here are the lock, the threads and the log lines.
 */
final class QueuedOutbox implements Outbox {
    private static final System.Logger LOG = System.getLogger(QueuedOutbox.class.getName());

    /** A record that waits longer than this says that Kafka does not take records, connected or not. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FLUSH_DEADLINE = Duration.ofSeconds(5);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final RecordSink sink;
    private final String service;
    private final RecordQueue queue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drained = lock.newCondition();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final long origin = System.nanoTime();
    private Phase phase = Phase.OPEN;
    private @Nullable String error;
    private long lostBefore;
    private long remindedAt = -REMINDER.toNanos();

    QueuedOutbox(RecordSink sink, OutboxLimits limits, String service) {
        this.sink = sink;
        this.service = service;
        this.queue = new RecordQueue(limits);
    }

    private enum Phase {
        OPEN,
        FLUSHING,
        CLOSED
    }

    @Override
    public void publish(OutgoingRecord record) {
        lock.lock();
        try {
            switch (phase) {
                case OPEN -> {
                    queue.add(record, now());
                    lanes.computeIfAbsent(record.topic(), this::startLane).work.signal();
                }
                case FLUSHING, CLOSED -> queue.refuse(record);
            }
            remindOfLosses();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public OutboxState state() {
        boolean answers = sink.connected();
        lock.lock();
        try {
            OptionalLong oldest = queue.oldest();
            Duration age = oldest.isPresent() ? Duration.ofNanos(now() - oldest.getAsLong()) : Duration.ZERO;
            OutboxState.Link link =
                    answers && age.compareTo(PATIENCE) < 0 ? OutboxState.Link.CONNECTED : OutboxState.Link.AWAY;
            return new OutboxState(link, age, queue.counts(), error);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        long deadline = now() + FLUSH_DEADLINE.toNanos();
        int left = flush(deadline);
        sink.close(Duration.ofNanos(Math.max(0, deadline - now())));
        if (left > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "outbox closed with unwritten records: service={0} lost={1}",
                    service,
                    left);
        }
    }

    /** Waits until everything is written, then ends the lanes; returns what is left. */
    private int flush(long deadline) {
        lock.lock();
        try {
            if (phase != Phase.OPEN) {
                return 0;
            }
            phase = Phase.FLUSHING;
            while (queue.depth() > 0 && deadline > now()) {
                awaitQuietly(drained, deadline - now());
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
            phase = Phase.CLOSED;
            lanes.values().forEach(Lane::stop);
            return queue.giveUp();
        } finally {
            lock.unlock();
        }
    }

    private Lane startLane(String topic) {
        Lane lane = new Lane(topic);
        lane.thread.start();
        return lane;
    }

    private void completed(RecordQueue.Entry entry, RecordSink.Delivery delivery) {
        lock.lock();
        try {
            if (phase == Phase.CLOSED) {
                return;
            }
            switch (delivery) {
                case RecordSink.Delivery.Written() -> {
                    queue.written(entry);
                    error = null;
                }
                case RecordSink.Delivery.Failed(String reason) -> {
                    queue.failed(entry, now());
                    error = reason;
                }
                case RecordSink.Delivery.Rejected(String reason) -> {
                    queue.rejected(entry);
                    error = reason;
                    LOG.log(
                            System.Logger.Level.ERROR,
                            "record refused by Kafka and given up: service={0} record={1} reason={2}",
                            service,
                            entry.record(),
                            reason);
                }
            }
            Lane lane = lanes.get(entry.record().topic());
            if (lane != null) {
                lane.work.signal();
            }
            if (queue.depth() == 0) {
                drained.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says aloud that records were dropped: at once the first time, then at most once a minute with the number since. */
    private void remindOfLosses() {
        long dropped = queue.droppedInAll();
        if (dropped == lostBefore || now() - REMINDER.toNanos() < remindedAt) {
            return;
        }
        LOG.log(
                System.Logger.Level.ERROR,
                "outbox full, records dropped: service={0} dropped={1} depth={2} error={3}",
                service,
                dropped - lostBefore,
                queue.depth(),
                error);
        lostBefore = dropped;
        remindedAt = now();
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    private static void awaitQuietly(Condition condition, long nanos) {
        try {
            boolean _ = condition.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread of one topic. */
    private final class Lane implements Runnable {
        private final String topic;
        private final Condition work = lock.newCondition();
        private final Thread thread;

        private Lane(String topic) {
            this.topic = topic;
            this.thread = Thread.ofVirtual()
                    .name("stream-" + service + "-outbox-" + topic)
                    .unstarted(this);
        }

        @Override
        public void run() {
            for (Optional<RecordQueue.Entry> entry = take(); entry.isPresent(); entry = take()) {
                RecordQueue.Entry taken = entry.get();
                sink.send(taken.record(), delivery -> completed(taken, delivery));
            }
        }

        private void stop() {
            work.signal();
            thread.interrupt();
        }

        /** The next record to send; empty when the outbox is closed. */
        private Optional<RecordQueue.Entry> take() {
            lock.lock();
            try {
                while (phase != Phase.CLOSED) {
                    Optional<RecordQueue.Entry> next = queue.next(topic, now());
                    if (next.isPresent()) {
                        return next;
                    }
                    OptionalLong waking = queue.nextWaking(topic);
                    long pause = waking.isPresent() ? Math.max(1, waking.getAsLong() - now()) : Long.MAX_VALUE;
                    awaitQuietly(work, pause);
                }
                return Optional.empty();
            } finally {
                lock.unlock();
            }
        }
    }
}
