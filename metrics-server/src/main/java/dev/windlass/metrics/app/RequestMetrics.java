package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.RequestObserver;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Requests to the API port, in the families of the peer's server library, which dashboards and alert rules know. Every label has
 * few values, whatever callers ask for.
 */
final class RequestMetrics implements RequestObserver {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> VERSIONS = Set.of("v1", "v1beta1");
    private static final Set<String> RESOURCES = Set.of("nodes", "pods");
    private static final List<String> PAGES =
            List.of("/openapi/v2", "/openapi/v3", "/apis", "/healthz", "/livez", "/readyz", "/metrics", "/version");
    private static final double[] BUCKETS = {
        0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60
    };
    private static final String OTHER = "other";

    private final Counter requests;
    private final Histogram durations;

    RequestMetrics(CollectorRegistry collectors) {
        this.requests = Counter.build()
                .name("apiserver_request_total")
                .help("Requests answered, by what they were for and the status.")
                .labelNames(
                        "verb", "dry_run", "group", "version", "resource", "subresource", "scope", "component", "code")
                .register(collectors);
        this.durations = Histogram.build()
                .name("apiserver_request_duration_seconds")
                .help("Time from a request's arrival until its answer is made, in seconds.")
                .labelNames("verb", "dry_run", "group", "version", "resource", "subresource", "scope", "component")
                .buckets(BUCKETS)
                .register(collectors);
    }

    @Override
    public void answered(String method, String path, String group, String resource, int code, Duration took) {
        Target target = Target.of(method, path, group, resource);
        requests.labels(
                        target.verb,
                        "",
                        target.group,
                        target.version,
                        target.resource,
                        target.page,
                        target.scope,
                        "",
                        Integer.toString(code))
                .inc();
        durations
                .labels(target.verb, "", target.group, target.version, target.resource, target.page, target.scope, "")
                .observe(took.toNanos() / 1e9);
    }

    /** @param page for what is no resource */
    private record Target(String verb, String group, String version, String resource, String page, String scope) {
        static Target of(String method, String path, String group, String resource) {
            String verb = METHODS.contains(method) ? method : OTHER;
            String[] parts = path.split("/", 10);
            boolean known =
                    group.equals("metrics.k8s.io") && RESOURCES.contains(resource) && VERSIONS.contains(parts[3]);
            if (!known) {
                return new Target(verb, "", "", "", page(path), "");
            }
            boolean inNamespace = parts[4].equals("namespaces");
            int name = inNamespace ? 7 : 5;
            boolean single = parts.length > name && !parts[name].isEmpty();
            String scope = single ? "resource" : inNamespace ? "namespace" : "cluster";
            return new Target(verb.equals("GET") && !single ? "LIST" : verb, group, parts[3], resource, "", scope);
        }

        private static String page(String path) {
            return PAGES.stream()
                    .filter(page -> path.equals(page) || path.startsWith(page + "/"))
                    .findFirst()
                    .orElse(OTHER);
        }
    }
}
