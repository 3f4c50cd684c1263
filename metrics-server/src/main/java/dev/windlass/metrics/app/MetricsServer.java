package dev.windlass.metrics.app;

import dev.windlass.service.api.ShutdownDelay;
import dev.windlass.service.settings.ApiConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The service's life: what begins after what at its start, and what ends before what at its stop. */
@ApplicationScoped
class MetricsServer {
    private static final Logger LOG = Logger.getLogger(MetricsServer.class);
    private static final Duration SAY_AGAIN = Duration.ofSeconds(30);

    private final MetricsServerConfig config;
    private final ApiConfig apiConfig;
    private final ObservedObjects objects;
    private final StreamLinks stream;
    private final Scraping scraping;
    private final Serving serving;
    private final ServableData data;
    private volatile @Nullable Thread beginning;
    private volatile boolean stopping;

    MetricsServer(
            MetricsServerConfig config,
            ApiConfig apiConfig,
            ObservedObjects objects,
            StreamLinks stream,
            Scraping scraping,
            Serving serving,
            ServableData data) {
        this.config = config;
        this.apiConfig = apiConfig;
        this.objects = objects;
        this.stream = stream;
        this.scraping = scraping;
        this.serving = serving;
        this.data = data;
    }

    void onStart(@Observes StartupEvent event) {
        // First of all: a discovery that does not answer holds up the whole cluster, an object that is missing holds up
        // nobody.
        int port = serving.openPort(PortChecks.of(objects, scraping, data, () -> stopping));
        LOG.infof("serving metrics.k8s.io: port=%d", port);
        beginning = Thread.startVirtualThread(this::begin);
    }

    /** Scrapes as soon as nodes are known and the windows of before are back. */
    private void begin() {
        try {
            while (!objects.awaitSynced(SAY_AGAIN)) {
                LOG.warnf("waiting for the API server: nodes=%s pods=%s", objects.nodeState(), objects.podState());
            }
            stream.awaitReadBack(config.readBackDeadline());
            scraping.begin();
            LOG.infof("scraping: nodes=%d resolution=%s", scraping.nodesKnown(), KubeletSettings.resolution(config));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Without a loop there is nothing to be alive for; whoever runs the process starts it again.
            LOG.error("the start failed by a fault of our own", e);
            Quarkus.asyncExit(1);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
        ShutdownDelay.pass(apiConfig);
        serving.closePort(); // first: while the last requests are answered, what is served must not grow old
        scraping.end();
        serving.endPush();
        stream.leaveGroup();
        giveUpBeginning();
        scraping.breakOff();
        stream.stopReading();
        objects.close();
        stream.closeOutbox();
    }

    private void giveUpBeginning() {
        Thread begun = beginning;
        if (begun != null) {
            begun.interrupt();
        }
    }
}
