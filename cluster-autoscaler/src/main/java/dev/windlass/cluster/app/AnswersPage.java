package dev.windlass.cluster.app;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code GET /explain}: why pods wait and nodes stay, as of the last pass. */
@ApplicationScoped
class AnswersPage {
    private final ClusterAutoscaler autoscaler;

    AnswersPage(ClusterAutoscaler autoscaler) {
        this.autoscaler = autoscaler;
    }

    void serve(@Observes Router router) {
        router.get("/explain").handler(request -> request.response()
                .putHeader("content-type", "application/json")
                .end(autoscaler.answers().toString()));
    }
}
