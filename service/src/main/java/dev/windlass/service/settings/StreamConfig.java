package dev.windlass.service.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** How the service reaches Kafka, or that it runs without. */
@ConfigMapping(prefix = "windlass.stream")
public interface StreamConfig {
    /** {@code false} runs the service with no Kafka at all. */
    @WithDefault("true")
    boolean enabled();

    /** {@code host:port}, comma separated; required while the stream is enabled. */
    Optional<String> bootstrapServers();

    /** Put before the name of every topic. */
    @WithDefault("windlass.")
    String topicPrefix();

    /** Decisions kept in memory while Kafka is away; see {@code windlass_stream_outbox_*}. */
    @WithDefault("100000")
    int outboxCapacity();

    /** Further Kafka client properties, such as those of TLS and SASL. */
    Map<String, String> properties();
}
