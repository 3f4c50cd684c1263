package dev.windlass.stream.memory;

import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.read.Partition;
import dev.windlass.stream.read.ReaderState;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

final class InMemoryReader<V> implements TopicReader {
    private static final System.Logger LOG = System.getLogger(InMemoryReader.class.getName());

    private final InMemoryTopics topics;
    private final InstantSource clock;
    private final Set<String> names;
    private final Start start;
    private final Codec<V> codec;
    private final Consumer<Received<V>> handler;
    private final Thread thread;
    private final Map<Partition, Long> next = new HashMap<>();
    private @Nullable Map<Partition, Long> goals;
    private ReaderState.Link link = ReaderState.Link.AWAY;
    private long handled;
    private long unreadable;
    private long faults;
    private boolean closed;

    InMemoryReader(
            InMemoryTopics topics,
            InstantSource clock,
            Set<String> names,
            Start start,
            Codec<V> codec,
            Consumer<Received<V>> handler) {
        this.topics = topics;
        this.clock = clock;
        this.names = Set.copyOf(names);
        this.start = start;
        this.codec = codec;
        this.handler = handler;
        this.thread = Thread.ofVirtual().name("stream-memory-reader").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public synchronized ReaderState state() {
        return new ReaderState(link, isCaughtUp(), next, handled, unreadable, faults, 0, null);
    }

    @Override
    public synchronized boolean awaitCaughtUp(Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (!isCaughtUp() && end > System.nanoTime()) {
            wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
        return isCaughtUp();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosed()) {
                if (!look() || !readOn()) {
                    topics.awaitChange(Duration.ofMillis(20));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private boolean isCaughtUp() {
        return goals != null
                && goals.entrySet().stream().allMatch(goal -> next.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
    }

    /** Takes up partitions that are new to us; false while the topics are away. */
    private synchronized boolean look() {
        if (topics.isAway()) {
            link = ReaderState.Link.AWAY;
            return false;
        }
        Set<Partition> found = new HashSet<>();
        names.forEach(name -> found.addAll(topics.partitions(name)));
        Map<Partition, Long> ends = new HashMap<>();
        found.forEach(partition -> ends.put(partition, topics.end(partition)));
        for (Partition partition : found) {
            if (!next.containsKey(partition)) {
                next.put(partition, goals == null ? beginning(partition, ends.get(partition)) : 0L);
            }
        }
        if (goals == null) {
            goals = ends;
        }
        link = found.size() == names.size() * InMemoryTopics.PARTITIONS
                ? ReaderState.Link.CONNECTED
                : ReaderState.Link.AWAY;
        notifyAll();
        return true;
    }

    private long beginning(Partition partition, long end) {
        return switch (start) {
            case Start.Earliest() -> 0;
            case Start.Latest() -> end;
            case Start.Since(Duration age) -> {
                Instant since = clock.instant().minus(age);
                yield InMemorySource.firstSince(topics, partition, since, codec);
            }
            case Start.At(Map<Partition, Long> offsets) -> offsets.getOrDefault(partition, 0L);
        };
    }

    /** Hands over everything there is; false when there was nothing. */
    private boolean readOn() {
        boolean found = false;
        for (Partition partition : Set.copyOf(next.keySet())) {
            while (!isClosed() && !topics.isAway() && next.get(partition) < topics.end(partition)) {
                found = true;
                handle(topics.read(partition, next.get(partition), codec));
            }
        }
        return found;
    }

    private void handle(Received<V> received) {
        boolean fault = false;
        try {
            handler.accept(received);
        } catch (RuntimeException e) {
            fault = true;
            LOG.log(System.Logger.Level.ERROR, "handler failed on a record: " + received.partition(), e);
        }
        synchronized (this) {
            handled++;
            faults += fault ? 1 : 0;
            unreadable += received.value() instanceof Decoded.Unreadable<V> ? 1 : 0;
            next.put(received.partition(), received.offset() + 1);
            notifyAll();
        }
    }
}
