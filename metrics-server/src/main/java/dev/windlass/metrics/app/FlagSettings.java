package dev.windlass.metrics.app;

import dev.windlass.metrics.flag.GivenFlags;
import dev.windlass.metrics.flag.PeerDefaults;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Makes settings of the flags the process was started with. They go before every other source; the peer's defaults, which hold only
 * when there are flags, go behind every source that somebody wrote. Without arguments there is nothing of either.
 */
public final class FlagSettings implements ConfigSourceFactory {
    static final String DEFAULTS = "defaults of the peer";

    private static final String FLAGS = "flags";
    private static final String BROKERS = "windlass.stream.bootstrap-servers";
    /** System properties have 400. */
    private static final int BEFORE_EVERYTHING = 500;
    /** What holds for every service has 100, application.properties has 250. */
    private static final int BEHIND_EVERYTHING_WRITTEN = 110;

    /** The framework makes the factory itself and hands it nothing, so what main has read has to lie where it can be found. */
    private static volatile GivenFlags given = new GivenFlags(Map.of(), List.of());

    private static volatile int freePort;

    /** Before the framework starts. */
    static void remember(GivenFlags flags) {
        given = flags;
        freePort = freePort();
    }

    /**
     * Taken and let go: left to the server, which would take one itself for port 0, its meters lack a tag that those of the API port
     * have, and a family of both ends the start.
     */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free on the loopback interface", e);
        }
    }

    static GivenFlags given() {
        return given;
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        GivenFlags flags = given;
        return flags.isEmpty()
                ? List.of()
                : sources(flags, Optional.ofNullable(context.getValue(BROKERS)).map(value -> value.getValue()));
    }

    private static List<ConfigSource> sources(GivenFlags flags, Optional<String> brokers) {
        return List.of(
                new PropertiesConfigSource(flags.settings(), FLAGS, BEFORE_EVERYTHING),
                new PropertiesConfigSource(
                        PeerDefaults.settings(brokers, freePort), DEFAULTS, BEHIND_EVERYTHING_WRITTEN));
    }
}
