package dev.windlass.stream.share;

import dev.windlass.stream.StreamSettings;
import java.util.function.Consumer;

/** A replica's membership in the group that shares a topic's keys. */
public interface GroupShare extends AutoCloseable {
    /** What this replica is responsible for now; answered from memory. */
    Assignment assignment();

    /** Leaves the group, so that others take over at once. */
    @Override
    void close();

    /**
     * Joins the group; returns at once, whether Kafka can be reached or not. With the stream disabled the replica is alone.
     *
     * @param topic the topic whose partitions are shared; waited for while it does not exist
     * @param group the name of the group; replicas that share bear the same
     * @param service names the Kafka client and the thread
     * @param changed called on the group's thread after each change of the assignment; quick
     */
    static GroupShare join(
            StreamSettings settings, String topic, String group, String service, Consumer<Assignment> changed) {
        if (!settings.enabled()) {
            return new DisabledShare();
        }
        KafkaGroupShare share = new KafkaGroupShare(settings, topic, group, service, changed);
        share.start();
        return share;
    }
}
