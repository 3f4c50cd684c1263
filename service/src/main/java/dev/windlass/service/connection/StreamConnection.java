package dev.windlass.service.connection;

import dev.windlass.service.settings.StreamConfig;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.topic.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The way to Kafka. */
final class StreamConnection {
    StreamConnection() {}

    /** @throws IllegalArgumentException when the stream is enabled and nobody said where it is */
    @Produces
    @Singleton
    static StreamSettings settings(StreamConfig config) {
        if (!config.enabled()) {
            return StreamSettings.disabled();
        }
        String servers = config.bootstrapServers()
                .orElseThrow(() -> new IllegalArgumentException("windlass.stream.bootstrap-servers is not set: name the"
                        + " Kafka brokers as host:port, or run without Kafka by windlass.stream.enabled=false"));
        return new StreamSettings(
                true, servers, new Topics(config.topicPrefix()), config.properties(), config.outboxCapacity());
    }
}
