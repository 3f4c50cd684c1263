package dev.windlass.state.app;

import com.google.protobuf.Message;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeRequest;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.serve.MetricsRoute;
import dev.windlass.state.serve.ProbeRoutes;
import dev.windlass.state.store.MetricsPage;
import dev.windlass.state.store.RenderedStore;
import dev.windlass.state.store.ResourcePage;
import dev.windlass.state.watch.ResourceWatch;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * The service: a watch per resource (and namespace, where those are listed), a store behind each, and one page over
 * all of them. The page is made before the HTTP server is; the watches start with the application.
 */
@ApplicationScoped
class StateMetrics {
    private static final Logger LOG = Logger.getLogger(StateMetrics.class);
    private static final Duration PROBE_DEADLINE = Duration.ofSeconds(5);
    private final StateMetricsConfig config;
    private final KubeConnection connection;
    private final Tracer tracer;
    private final SelfMetrics selfMetrics;
    private final ExportPlan plan;
    private final List<ResourceWatch.Plan<?>> planned = new ArrayList<>();
    private final MetricsPage page;
    private final ExecutorService scrapes = Executors.newVirtualThreadPerTaskExecutor();
    private volatile List<ResourceWatch> watches = List.of();

    StateMetrics(StateMetricsConfig config, KubeConnection connection, Tracer tracer, SelfMetrics selfMetrics) {
        this.config = config;
        this.connection = connection;
        this.tracer = tracer;
        this.selfMetrics = selfMetrics;
        this.plan = plan(config);
        this.page = new MetricsPage(plan.kinds().stream().map(this::page).toList());
    }

    private static ExportPlan plan(StateMetricsConfig config) {
        try {
            return ExportPlan.of(config, ZoneId.systemDefault());
        } catch (InvalidSettingException e) {
            // The framework's report of a failed start buries the reason under its own frames.
            LOG.fatal(e.getMessage());
            throw e;
        }
    }

    void mount(@Observes Router router) {
        MetricsRoute.Compression compression =
                config.enableGzipEncoding() ? MetricsRoute.Compression.GZIP : MetricsRoute.Compression.NONE;
        MetricsRoute.Settings settings =
                new MetricsRoute.Settings(compression, config.serverWriteTimeout(), config.concurrentScrapes());
        new MetricsRoute(page, settings, scrapes, selfMetrics::scraped).mount(router);
        new ProbeRoutes(this::apiServerLives, scrapes).mount(router);
    }

    private boolean apiServerLives() {
        try {
            connection.send(KubeRequest.get("/livez").within(PROBE_DEADLINE));
            return true;
        } catch (IOException e) {
            LOG.debugf(e, "the API server does not say that it lives");
            return false;
        }
    }

    void start(@Observes StartupEvent event) {
        watches = planned.stream().map(watch -> watch.start(connection, tracer)).toList();
        selfMetrics.register(plan.shard(), watches, page.resources());
        LOG.infof(
                "exporting %s of shard %d/%d from %s",
                plan.kinds().stream().map(KindFamilies::resource).sorted().toList(),
                plan.shard().ordinal(),
                plan.shard().total(),
                plan.namespaces().equals(List.of("")) ? "all namespaces" : "namespaces " + plan.namespaces());
    }

    void stop(@Observes ShutdownEvent event) {
        watches.forEach(ResourceWatch::close);
        scrapes.shutdown();
    }

    /** Empty until the application starts. */
    List<ResourceWatch> watches() {
        return watches;
    }

    private <M extends Message> ResourcePage page(KindFamilies<M> kind) {
        List<RenderedStore> stores = new ArrayList<>();
        for (String namespace : plan.namespacesOf(kind)) {
            RenderedStore store = new RenderedStore();
            stores.add(store);
            planned.add(new ResourceWatch.Plan<>(kind, namespace, plan.fieldSelectorOf(kind), plan.shard(), store));
        }
        return new ResourcePage(kind, stores);
    }
}
