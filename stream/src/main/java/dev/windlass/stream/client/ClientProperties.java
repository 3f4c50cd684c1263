package dev.windlass.stream.client;

import dev.windlass.stream.StreamSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;

/** Turns {@link StreamSettings} into the properties of the Kafka clients. */
public final class ClientProperties {
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private ClientProperties() {}

    /**
     * Finds what would otherwise only show when a client is made, which may be long after the start.
     *
     * @throws IllegalArgumentException when a property is known to no client, or has a value that cannot be
     */
    public static void check(StreamSettings settings) {
        Set<String> unknown = new TreeSet<>(settings.properties().keySet());
        unknown.removeIf(ClientProperties::known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "windlass.stream.properties holds what no Kafka client knows: " + String.join(", ", unknown));
        }
        try {
            new ProducerConfig(producer(settings, "check"));
            new ConsumerConfig(consumer(settings, "check"));
            new AdminClientConfig(admin(settings, "check"));
        } catch (ConfigException e) {
            throw new IllegalArgumentException("windlass.stream.properties: " + e.getMessage(), e);
        }
    }

    /**
     * A producer that keeps trying: what it has taken it delivers once and in order, however long Kafka is away. Expiring a batch
     * instead would leave open whether it was written, and a second attempt could write it twice.
     */
    public static Map<String, Object> producer(StreamSettings settings, String service) {
        Map<String, Object> properties = common(settings, service + "-outbox", ProducerConfig.configNames());
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, CompressionChoice.type());
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "10");
        properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(8 << 20));
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.RETRIES_CONFIG, String.valueOf(Integer.MAX_VALUE));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "3000");
        properties.put(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                "org.apache.kafka.common.serialization.ByteArraySerializer");
        properties.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                "org.apache.kafka.common.serialization.ByteArraySerializer");
        return properties;
    }

    /** A consumer without a group: its owner keeps the offsets, and an offset that is gone is an error to be seen. */
    public static Map<String, Object> consumer(StreamSettings settings, String service) {
        Map<String, Object> properties = common(settings, service + "-reader", ConsumerConfig.configNames());
        // How long a broker that has nothing new lets a reader wait; a record ends it at once.
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "1000");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                "org.apache.kafka.common.serialization.ByteArrayDeserializer");
        properties.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                "org.apache.kafka.common.serialization.ByteArrayDeserializer");
        return properties;
    }

    /**
     * A consumer that is in a group for its assignment. A replica that dies is noticed after six seconds, the shortest that brokers
     * allow by default.
     */
    public static Map<String, Object> member(StreamSettings settings, String service, String group) {
        Map<String, Object> properties = consumer(settings, service);
        properties.put(
                CommonClientConfigs.CLIENT_ID_CONFIG, "windlass-" + service + "-share-" + SERIAL.incrementAndGet());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        // Ours, whatever the settings say: replicas that differ in these cannot share.
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000");
        properties.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "2000");
        return properties;
    }

    public static Map<String, Object> admin(StreamSettings settings, String service) {
        Map<String, Object> properties = common(settings, service + "-topics", AdminClientConfig.configNames());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "3000");
        return properties;
    }

    /**
     * Makes a client with our class loader in the thread's place: Kafka loads the classes its properties name through it, and the
     * thread of a framework may carry a loader that does not see them.
     */
    public static <C> C make(Supplier<C> client) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClientProperties.class.getClassLoader());
        try {
            return client.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Map<String, Object> common(StreamSettings settings, String client, Set<String> names) {
        Map<String, Object> properties = new HashMap<>();
        // Kafka must be found again soon after it returns; its own ceiling of reconnecting suits many thousand clients.
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, "3000");
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, "10000");
        properties.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, "30000");
        // Our own meters tell what is worth telling; JMX beans of clients clash by name in one JVM.
        properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.properties().forEach((name, value) -> {
            if (names.contains(name) || passedThrough(name)) {
                properties.put(name, value);
            }
        });
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "windlass-" + client + "-" + SERIAL.incrementAndGet());
        return properties;
    }

    private static boolean known(String name) {
        return ProducerConfig.configNames().contains(name)
                || ConsumerConfig.configNames().contains(name)
                || AdminClientConfig.configNames().contains(name)
                || passedThrough(name);
    }

    /** Login modules and security providers read names of their own below these. */
    private static boolean passedThrough(String name) {
        return name.startsWith("sasl.") || name.startsWith("ssl.");
    }
}
