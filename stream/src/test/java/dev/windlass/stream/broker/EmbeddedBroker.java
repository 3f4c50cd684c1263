package dev.windlass.stream.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker with its own controller, on free loopback ports, with all it keeps in one directory. Stopped and started again
 * it is the same broker: same address, same topics, same records. Made of Kafka's internal classes, so it goes with the very
 * version of Kafka it was written for. Not for several threads at once.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final Path directory;
    private final int port;
    private final int controllerPort;
    private @Nullable KafkaRaftServer server;

    private EmbeddedBroker(Path directory, int port, int controllerPort) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /**
     * Starts a broker on a free port.
     *
     * @param directory an empty directory, or one that a broker has used before; nothing is written anywhere else
     */
    public static EmbeddedBroker start(Path directory) {
        EmbeddedBroker broker = new EmbeddedBroker(directory, freePort(), freePort());
        broker.start();
        return broker;
    }

    /** Starts it again after {@link #stop}, on the same port with the same records. */
    public void start() {
        if (server != null) {
            throw new IllegalStateException("the broker on port " + port + " is running");
        }
        Properties properties = properties();
        format();
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    /** Stops it in good order; clients see their connections closed. */
    public void stop() {
        KafkaRaftServer running = server;
        if (running == null) {
            return;
        }
        server = null;
        running.shutdown();
        running.awaitShutdown();
    }

    public boolean running() {
        return server != null;
    }

    /** {@code host:port} for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        stop();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", data().toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("default.replication.factor", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // A broker that does not say that it goes is let in again only when its session is over: 10 s for each stop and
        // start.
        properties.put("controlled.shutdown.enable", "true");
        // Small: the default allocates 128 MiB for a cleaner that has little to do here.
        properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        return properties;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void format() {
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(data());
            Formatter formatter = new Formatter();
            formatter
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data().toString())
                    .addDirectory(data().toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setFeatureLevel("kraft.version", (short) 0)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the broker's directory " + data(), e);
        } catch (Exception e) {
            // The formatter declares no narrower exception.
            throw new IllegalStateException("cannot format the broker's directory " + data(), e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
