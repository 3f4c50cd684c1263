package dev.windlass.console.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.console.feed.ClusterFeed;
import dev.windlass.console.feed.Feed;
import dev.windlass.console.feed.JoinedFeed;
import dev.windlass.console.feed.LiveView;
import dev.windlass.console.feed.TopicFeed;
import dev.windlass.console.projection.ViewLimits;
import dev.windlass.console.screen.Patience;
import dev.windlass.console.web.Frames;
import dev.windlass.console.web.OpenPages;
import dev.windlass.console.web.WebSettings;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.service.loop.LoopHealth;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.read.TopicSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The parts of the console, put together from the settings. */
final class Wiring {
    /** Time between two ticks of the view; also what the liveness of the console is measured in. */
    static final Duration TICK = Duration.ofSeconds(1);

    Wiring() {}

    @Produces
    @Singleton
    @DefaultBean
    static InstantSource time() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    static LiveView view(ConsoleConfig config) {
        return new LiveView(new ViewLimits(
                config.decisions(), config.timelinePoints(), ViewLimits.DEFAULT.pointSpacing(), config.history()));
    }

    @Produces
    @Singleton
    static Feed feed(
            StreamSettings stream,
            KubeConnection kube,
            ConsoleConfig config,
            MeterRegistry meters,
            InstantSource time) {
        return new JoinedFeed(List.of(
                new TopicFeed(TopicSource.of(stream, "console", time), stream.topics(), config.history(), meters, time),
                new ClusterFeed(
                        kube,
                        new ClusterFeed.Settings(
                                config.nodeGroupLabels(), config.statusNamespace(), config.statusConfigMap()),
                        time)));
    }

    @Produces
    @Singleton
    static Frames frames(LiveView view, ObjectMapper json, ConsoleConfig config, InstantSource time) {
        Patience patience = new Patience(config.silentKubeletAfter(), config.waitingPodAfter());
        return new Frames(view, json, patience, config.frame(), time);
    }

    @Produces
    @Singleton
    static OpenPages pages(ConsoleConfig config) {
        return new OpenPages(config.maxPages());
    }

    @Produces
    @Singleton
    static WebSettings webSettings(ConsoleConfig config) {
        return new WebSettings(config.frame(), config.heartbeat(), config.slowPageAfter(), config.maxPages());
    }

    @Produces
    @Singleton
    static LoopHealth loop(InstantSource time) {
        return new LoopHealth("console view", TICK.multipliedBy(30), time);
    }
}
