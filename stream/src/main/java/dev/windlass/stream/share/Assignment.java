package dev.windlass.stream.share;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;

/** What a replica is responsible for, as of now. */
public sealed interface Assignment {
    /** There is nobody to share with: the stream is switched off. */
    record Alone() implements Assignment {}

    /**
     * Not a member of the group: it has not joined yet, or Kafka does not answer.
     *
     * @param reason what is missing, for a person to read
     */
    record Apart(String reason) implements Assignment {
        public Apart {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * A member of the group.
     *
     * @param partitions the ones that are this member's; none when there are more members than partitions
     * @param total how many partitions the topic has
     */
    record Member(Set<Integer> partitions, int total) implements Assignment {
        public Member {
            partitions = Set.copyOf(partitions);
            if (total < 1) {
                throw new IllegalArgumentException("a shared topic has at least one partition, was " + total);
            }
        }

        /** Whether the key is this member's. Of all members with the same view, exactly one says yes. */
        public boolean holds(String key) {
            return partitions.contains(partition(key, total));
        }
    }

    /** The partition of a key, which is where Kafka's own producer puts a record with that key. */
    static int partition(String key, int total) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % total;
    }
}
