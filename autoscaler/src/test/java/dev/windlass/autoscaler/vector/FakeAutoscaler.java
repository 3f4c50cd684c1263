package dev.windlass.autoscaler.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.autoscaler.actuation.ScaleWriter;
import dev.windlass.autoscaler.decision.Conclusion;
import dev.windlass.autoscaler.decision.DecisionMaker;
import dev.windlass.autoscaler.decision.Evaluation;
import dev.windlass.autoscaler.decision.InputsCodec;
import dev.windlass.autoscaler.decision.Needs;
import dev.windlass.autoscaler.decision.Replay;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.ScaleState;
import dev.windlass.autoscaler.horizontal.object.HorizontalJson;
import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import dev.windlass.autoscaler.horizontal.object.SpecDefaults;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One autoscaler of a scenario with its target, reconciled as the real loop does it. */
final class FakeAutoscaler {
    private final FakeCluster cluster;
    private final FakeMetrics metrics;
    private final FakeScale scale = new FakeScale();
    private final ScaleWriter writer = new ScaleWriter(scale, _ -> {}, new Random(1));
    private Autoscaler autoscaler;
    private History history = History.EMPTY;

    FakeAutoscaler(FakeCluster cluster, JsonNode hpa) {
        this.cluster = cluster;
        this.metrics = new FakeMetrics(cluster);
        JsonNode metadata = hpa.path("metadata");
        this.autoscaler = new Autoscaler(
                AutoscalerKind.HORIZONTAL_POD_AUTOSCALER,
                metadata.path("namespace").asText("default"),
                metadata.path("name").asText(),
                "",
                metadata.path("generation").asLong(1),
                SpecDefaults.applyTo(HorizontalJson.spec(hpa.path("spec"))),
                HorizontalJson.status(hpa.path("status")));
    }

    FakeScale scale() {
        return scale;
    }

    void replaceSpec(JsonNode hpa) {
        HorizontalSpec spec = SpecDefaults.applyTo(HorizontalJson.spec(hpa.path("spec")));
        long generation = autoscaler.generation() + (spec.equals(autoscaler.spec()) ? 0 : 1);
        autoscaler = with(generation, spec, autoscaler.status());
    }

    private Autoscaler with(long generation, HorizontalSpec spec, HorizontalStatus status) {
        return new Autoscaler(
                AutoscalerKind.HORIZONTAL_POD_AUTOSCALER,
                autoscaler.namespace(),
                autoscaler.name(),
                autoscaler.uid(),
                generation,
                spec,
                status);
    }

    JsonNode reconcile(Instant now) {
        ScaleReading read = scale.read(autoscaler.namespace(), autoscaler.spec().scaleTargetRef());
        List<MetricReading> readings =
                switch (Needs.of(autoscaler, read)) {
                    case Needs.Nothing _ -> List.of();
                    case Needs.Readings needs -> {
                        if (read instanceof ScaleReading.Read(ScaleState state)) {
                            cluster.claim(autoscaler.key().toString(), state.selector());
                        }
                        yield needs.queries().stream().map(metrics::read).toList();
                    }
                };
        Observation observation = new Observation(
                autoscaler,
                read,
                metrics.pods(),
                cluster.claimsOfOthers(autoscaler.key().toString()),
                readings,
                history,
                cluster.settings(),
                now);
        Evaluation evaluation = DecisionMaker.evaluate(observation);
        requireReplayable(observation, evaluation);
        return conclude(
                switch (evaluation) {
                    case Evaluation.Settled settled -> settled.conclusion();
                    case Evaluation.Rescale rescale ->
                        rescale.after(writer.write(
                                autoscaler.namespace(), autoscaler.spec().scaleTargetRef(), rescale.replicas()));
                },
                now);
    }

    /** Every scenario proves on the way that a decision can be made again from its record. */
    private static void requireReplayable(Observation observation, Evaluation evaluation) {
        JsonNode inputs = InputsCodec.write(observation, null);
        Evaluation again = Replay.again(inputs);
        if (!again.equals(evaluation)) {
            throw new AssertionError("replay differs: " + again + " instead of " + evaluation);
        }
    }

    private JsonNode conclude(Conclusion conclusion, Instant now) {
        boolean updated = !conclusion.status().equals(autoscaler.status());
        autoscaler = with(autoscaler.generation(), autoscaler.spec(), conclusion.status());
        history = conclusion.history();
        HorizontalStatus status = conclusion.status();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("t", FakeCluster.seconds(now));
        answer.put("error", conclusion.error());
        ArrayNode writes = answer.putArray("scaleWrites");
        scale.takeWrites().forEach(writes::add);
        answer.put("statusUpdated", updated);
        ArrayNode events = answer.putArray("events");
        conclusion.events().forEach(e -> events.addObject()
                .put("type", e.type().apiName())
                .put("reason", e.reason())
                .put("message", e.message()));
        answer.put("currentReplicas", status.currentReplicas());
        answer.put("desiredReplicas", status.desiredReplicas());
        answer.put("lastScaleTime", FakeCluster.seconds(status.lastScaleTime()));
        answer.put("observedGeneration", status.observedGeneration());
        ArrayNode conditions = answer.putArray("conditions");
        status.conditionList().forEach(c -> conditions
                .addObject()
                .put("type", c.type())
                .put("status", c.status())
                .put("reason", c.reason())
                .put("message", c.message())
                .put("lastTransitionTime", FakeCluster.seconds(c.lastTransitionTime())));
        answer.set("currentMetrics", HorizontalJson.write(status).path("currentMetrics"));
        return answer;
    }
}
