package dev.windlass.state.app;

import com.google.protobuf.Message;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.serve.MetricsRoute;
import dev.windlass.state.store.MetricsPage;
import dev.windlass.state.store.ResourcePage;
import dev.windlass.state.watch.ResourceWatch;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * The service: a watch per resource (and namespace, where those are listed), a store behind each, and one page over
 * all of them.
 */
@ApplicationScoped
class StateMetrics {
    private static final Logger LOG = Logger.getLogger(StateMetrics.class);
    private final StateMetricsConfig config;
    private final KubeConnection connection;
    private final Tracer tracer;
    private final SelfMetrics selfMetrics;
    private final ExportPlan plan;
    private final ExecutorService scrapes = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ResourceWatch> watches = new ArrayList<>();
    private final MetricsPage page;

    StateMetrics(StateMetricsConfig config, KubeConnection connection, Tracer tracer, SelfMetrics selfMetrics) {
        this.config = config;
        this.connection = connection;
        this.tracer = tracer;
        this.selfMetrics = selfMetrics;
        this.plan = ExportPlan.of(config, ZoneId.systemDefault());
        this.page = new MetricsPage(plan.kinds().stream().map(this::follow).toList());
    }

    void start(@Observes StartupEvent event) {
        selfMetrics.register(plan.shard(), List.copyOf(watches), page.resources());
        LOG.infof(
                "exporting %s of shard %d/%d, %s",
                plan.kinds().stream().map(KindFamilies::resource).sorted().toList(),
                plan.shard().ordinal(),
                plan.shard().total(),
                plan.namespaces().equals(List.of("")) ? "all namespaces" : "namespaces " + plan.namespaces());
    }

    void mount(@Observes Router router) {
        MetricsRoute.Compression compression =
                config.enableGzipEncoding() ? MetricsRoute.Compression.GZIP : MetricsRoute.Compression.NONE;
        new MetricsRoute(
                        page,
                        new MetricsRoute.Settings(compression, config.serverWriteTimeout(), config.concurrentScrapes()),
                        scrapes,
                        selfMetrics::scraped)
                .mount(router);
    }

    void stop(@Observes ShutdownEvent event) {
        watches.forEach(ResourceWatch::close);
        scrapes.shutdown();
    }

    List<ResourceWatch> watches() {
        return watches;
    }

    private <M extends Message> ResourcePage follow(KindFamilies<M> kind) {
        List<ResourceWatch> ofKind = plan.namespacesOf(kind).stream()
                .map(namespace -> ResourceWatch.start(
                        connection, kind, namespace, plan.fieldSelectorOf(kind), plan.shard(), tracer))
                .toList();
        watches.addAll(ofKind);
        return new ResourcePage(kind, ofKind.stream().map(ResourceWatch::store).toList());
    }
}
