package dev.windlass.console.app;

import dev.windlass.console.feed.Feed;
import dev.windlass.console.feed.LiveView;
import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.SourceState;
import dev.windlass.console.web.OpenPages;
import dev.windlass.service.loop.LoopHealth;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The life of the console: the feed brings events while it runs, and a tick each second lets the view know of time. */
@Singleton
final class Console {
    private static final Logger LOG = Logger.getLogger(Console.class);

    private final Feed feed;
    private final LiveView view;
    private final OpenPages pages;
    private final LoopHealth loop;
    private final InstantSource time;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("view-tick").daemon().factory());

    @Inject
    Console(Feed feed, LiveView view, OpenPages pages, LoopHealth loop, InstantSource time) {
        this.feed = feed;
        this.view = view;
        this.pages = pages;
        this.loop = loop;
        this.time = time;
    }

    void start(@Observes StartupEvent event) {
        feed.start(view);
        long period = Wiring.TICK.toMillis();
        ticker.scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            for (SourceState source : feed.sources()) {
                report(source);
            }
            view.accept(new Event.Ticked(time.instant()));
            loop.finished();
        } catch (RuntimeException e) {
            // Thrown on, it would end the ticking without a word; so the loop's health tells when it does not stop.
            LOG.error("tick failed: the view was not brought up to date", e);
        }
    }

    /** Only what changed: a report is an event, and an event makes a new view. */
    private void report(SourceState source) {
        SourceState known = view.get().sources().get(source.name());
        if (known == null
                || known.connection() != source.connection()
                || !known.detail().equals(source.detail())) {
            view.accept(new Event.SourceReported(time.instant(), source));
            log(source, known == null ? null : known.connection());
        }
    }

    private static void log(SourceState source, SourceState.@Nullable Connection before) {
        if (source.connection() == before) {
            return;
        }
        switch (source.connection()) {
            case LIVE -> LOG.infof("source is followed: source=%s", source.name());
            case CATCHING_UP -> LOG.infof("source is being read: source=%s", source.name());
            case LOST ->
                LOG.warnf(
                        "source cannot be reached, what is shown is as of then: source=%s since=%s error=%s",
                        source.name(), source.since(), source.detail());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        pages.close();
        ticker.shutdownNow();
        feed.close();
    }
}
