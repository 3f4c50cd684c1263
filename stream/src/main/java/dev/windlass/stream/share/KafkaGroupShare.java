package dev.windlass.stream.share;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.client.ClientProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in a consumer group for the sake of its assignment alone: no record is ever fetched.
 *
 * <p>A consumer goes on believing in its assignment while no broker answers, although the group may long have given it to another.
 * So Kafka is asked something every few seconds, and silence ends the membership as far as we are concerned.
 */
final class KafkaGroupShare implements GroupShare {
    private static final System.Logger LOG = System.getLogger(KafkaGroupShare.class.getName());

    private static final Duration ASK_PERIOD = Duration.ofSeconds(2);
    private static final Duration ASK_DEADLINE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_TOPIC = Duration.ofMillis(500);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final StreamSettings settings;
    private final String topic;
    private final String group;
    private final String service;
    private final Consumer<Assignment> changed;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private volatile Assignment assignment = new Assignment.Apart("Kafka has not answered yet");

    KafkaGroupShare(StreamSettings settings, String topic, String group, String service, Consumer<Assignment> changed) {
        ClientProperties.check(settings);
        this.settings = settings;
        this.topic = topic;
        this.group = group;
        this.service = service;
        this.changed = changed;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("stream-" + service + "-share")
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public Assignment assignment() {
        return assignment;
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            boolean _ = thread.join(CLOSE_DEADLINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed()) {
            try (Membership membership = new Membership()) {
                membership.last();
            } catch (WakeupException _) {
                // Only close() wakes us; the loop ends by itself.
            } catch (RuntimeException e) {
                // Kafka's failures have no common class apart from this one; the next consumer joins anew.
                become(new Assignment.Apart(e.getClass().getSimpleName() + ": " + e.getMessage()));
                pause(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void become(Assignment next) {
        Assignment before = assignment;
        if (next.equals(before)) {
            return;
        }
        assignment = next;
        switch (next) {
            case Assignment.Member(Set<Integer> partitions, int total) ->
                LOG.log(
                        System.Logger.Level.INFO,
                        "sharing: group={0} topic={1} partitions={2} of {3}",
                        group,
                        topic,
                        partitions.stream().sorted().toList(),
                        total);
            case Assignment.Apart(String reason) -> {
                if (before instanceof Assignment.Member) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "no longer sharing, trying to join again: group={0} topic={1} reason={2}",
                            group,
                            topic,
                            reason);
                }
            }
            case Assignment.Alone() -> throw new IllegalStateException("with Kafka there are others");
        }
        changed.accept(next);
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

    /** One consumer from its joining to its end. */
    private final class Membership implements ConsumerRebalanceListener, AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private boolean joined;
        private boolean answering = true;
        private long askedAt = System.nanoTime();

        Membership() {
            this.consumer = ClientProperties.make(() -> new KafkaConsumer<>(
                    ClientProperties.member(settings, service, group),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer()));
            current = consumer;
        }

        /** Joins, and stays until the process ends or Kafka refuses. */
        void last() {
            // A subscription to a topic that is not there joins with nothing and hears of the topic half a minute late.
            while (total() == 0) {
                become(new Assignment.Apart("no topic " + topic));
                pause(WAIT_FOR_TOPIC);
                if (closed()) {
                    return;
                }
            }
            consumer.subscribe(List.of(topic), this);
            while (!closed()) {
                // What the group decides is heard meanwhile, by the listener.
                consumer.poll(untilAsking());
                ask();
                become(now());
            }
        }

        private Assignment now() {
            if (!answering) {
                return new Assignment.Apart("Kafka does not answer");
            }
            if (!joined) {
                return new Assignment.Apart("joining group " + group);
            }
            int total = total();
            return total == 0
                    ? new Assignment.Apart("no topic " + topic)
                    : new Assignment.Member(partitions(consumer.assignment()), total);
        }

        private void ask() {
            if (!untilAsking().isZero()) {
                return;
            }
            try {
                // The smallest question that the group's coordinator itself must answer.
                consumer.committed(Set.of(new TopicPartition(topic, 0)), ASK_DEADLINE);
                answering = true;
            } catch (org.apache.kafka.common.errors.TimeoutException _) {
                answering = false;
            }
            askedAt = System.nanoTime();
        }

        private Duration untilAsking() {
            return Duration.ofNanos(Math.max(0, askedAt + ASK_PERIOD.toNanos() - System.nanoTime()));
        }

        private int total() {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic, ASK_DEADLINE);
            return partitions == null ? 0 : partitions.size();
        }

        private Set<Integer> partitions(Collection<TopicPartition> held) {
            Set<Integer> numbers = new HashSet<>();
            held.forEach(partition -> numbers.add(partition.partition()));
            return numbers;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            joined = true;
            // Assigned anew, a partition is not paused; nothing of it is wanted but its being ours.
            consumer.pause(consumer.assignment());
            become(now());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // With a cooperative assignor these are the ones that went to another member; the rest stays ours.
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            joined = false;
            become(now());
        }

        @Override
        public void close() {
            current = null;
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        }
    }
}
