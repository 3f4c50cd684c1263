package dev.windlass.cluster.drain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.PodKey;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Evicts the pods of a node and waits until they are gone. Budgets are the API server's to keep: a refusal is asked again. */
final class Evictor {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final KubeObjects objects;
    private final Rules rules;
    private final InstantSource clock;
    private final Pause pause;

    Evictor(KubeConnection connection, Rules rules, InstantSource clock, Pause pause) {
        this.objects = new KubeObjects(connection);
        this.rules = rules;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * @param maxGrace the most grace a pod gets
     * @param keepTrying how long a refused eviction is asked again
     * @param retryEvery how often
     * @param slack beyond the grace, until a pod must be gone
     */
    record Rules(Duration maxGrace, Duration keepTrying, Duration retryEvery, Duration slack) {}

    /** What came of it. */
    sealed interface Result {
        /** Every pod is gone. */
        enum Gone implements Result {
            GONE
        }

        /** Some are not. */
        record Stuck(Map<PodKey, String> reasons) implements Result {
            @Override
            public String toString() {
                List<String> texts = new ArrayList<>();
                reasons.forEach((pod, reason) -> texts.add(pod + ": " + reason));
                return String.join("; ", texts);
            }
        }
    }

    /**
     * @param evicted told of each pod whose eviction was granted
     */
    Result evict(List<Pod> pods, Consumer<Pod> evicted) throws InterruptedException {
        Map<PodKey, String> refused = new LinkedHashMap<>();
        List<Pod> left = new ArrayList<>(pods);
        Instant giveUp = clock.instant().plus(rules.keepTrying());
        while (true) {
            refused.clear();
            List<Pod> again = new ArrayList<>();
            for (Pod pod : left) {
                Optional<String> refusal = evict(pod);
                if (refusal.isPresent()) {
                    refused.put(pod.key(), refusal.get());
                    again.add(pod);
                } else {
                    evicted.accept(pod);
                }
            }
            left = again;
            if (left.isEmpty()) {
                return awaitGone(pods);
            }
            if (!clock.instant().isBefore(giveUp)) {
                return new Result.Stuck(refused);
            }
            pause.wait(rules.retryEvery());
        }
    }

    /** The API server's reason not to evict the pod now, if it has one. */
    Optional<String> evict(Pod pod) {
        String path = Kinds.POD.path(objectKey(pod)) + "/eviction";
        try {
            objects.write("POST", path, "application/json", eviction(pod));
            return Optional.empty();
        } catch (KubeException e) {
            // Gone already, or another pod of the same name by now (the precondition on the uid): either way it left.
            return e.isNotFound() || e.isConflict() ? Optional.empty() : Optional.of(e.serverMessage());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode eviction(Pod pod) {
        long grace = Math.min(pod.spec().graceSeconds(), rules.maxGrace().toSeconds());
        ObjectNode eviction = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "policy/v1")
                .put("kind", "Eviction");
        eviction.putObject("metadata")
                .put("namespace", pod.key().namespace())
                .put("name", pod.key().name());
        ObjectNode options = eviction.putObject("deleteOptions").put("gracePeriodSeconds", grace);
        options.putObject("preconditions").put("uid", pod.uid());
        return eviction;
    }

    private Result awaitGone(List<Pod> pods) throws InterruptedException {
        long longest =
                pods.stream().mapToLong(pod -> pod.spec().graceSeconds()).max().orElse(0);
        Duration grace = Duration.ofSeconds(Math.min(longest, rules.maxGrace().toSeconds()));
        Instant giveUp = clock.instant().plus(grace).plus(rules.slack());
        List<Pod> left = new ArrayList<>(pods);
        while (true) {
            left.removeIf(this::isGone);
            if (left.isEmpty()) {
                return Result.Gone.GONE;
            }
            if (!clock.instant().isBefore(giveUp)) {
                Map<PodKey, String> reasons = new LinkedHashMap<>();
                left.forEach(pod -> reasons.put(
                        pod.key(), "still there " + grace.plus(rules.slack()).toSeconds() + " s after its eviction"));
                return new Result.Stuck(reasons);
            }
            pause.wait(LOOK_EVERY);
        }
    }

    private boolean isGone(Pod pod) {
        try {
            Optional<JsonNode> found = objects.getJson(Kinds.POD, objectKey(pod));
            return found.isEmpty()
                    || !found.get().path("metadata").path("uid").asText().equals(pod.uid());
        } catch (IOException _) {
            return false; // not known; asked again until the deadline
        }
    }

    private static ObjectKey objectKey(Pod pod) {
        return new ObjectKey(pod.key().namespace(), pod.key().name());
    }
}
