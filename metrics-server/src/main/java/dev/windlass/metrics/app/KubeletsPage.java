package dev.windlass.metrics.app;

import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.scrape.FailureReport.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code GET /kubelets}: the failing kubelets among those this replica scrapes, with what happened in words, which metrics and
 * health only count; and by endpoint those that do not tell their signals.
 */
@ApplicationScoped
class KubeletsPage {
    private final Scraping scraping;

    KubeletsPage(Scraping scraping) {
        this.scraping = scraping;
    }

    void serve(@Observes Router router) {
        router.get("/kubelets").handler(context -> context.json(page()));
    }

    private JsonObject page() {
        JsonObject causes = new JsonObject();
        scraping.failures().counts().forEach((FailureCause cause, Integer count) -> causes.put(cause.label(), count));
        JsonArray failing = new JsonArray();
        scraping.failures().failures().forEach(failure -> failing.add(describe(failure)));
        return new JsonObject()
                .put("nodes", scraping.nodesKnown())
                .put("ours", scraping.nodesPlanned())
                .put("causes", causes)
                .put("failing", failing)
                .put("withoutSignals", withoutSignals());
    }

    private JsonObject withoutSignals() {
        JsonObject endpoints = new JsonObject();
        scraping.signalFailures().forEach((endpoint, failures) -> {
            JsonArray failing = new JsonArray();
            failures.forEach(failure -> failing.add(describe(failure)));
            endpoints.put(endpoint.label(), failing);
        });
        return endpoints;
    }

    private static JsonObject describe(Failure failure) {
        return new JsonObject()
                .put("node", failure.node())
                .put("cause", failure.cause().label())
                .put("detail", failure.detail())
                .put("since", failure.since().toString())
                .put("ready", failure.readiness() == KubeletNode.Readiness.READY);
    }
}
