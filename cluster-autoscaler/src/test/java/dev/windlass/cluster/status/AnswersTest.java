package dev.windlass.cluster.status;

import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaledown.Kept;
import dev.windlass.cluster.scaledown.Memory;
import dev.windlass.cluster.scaledown.Plan;
import dev.windlass.cluster.scaleup.Explanation;
import dev.windlass.cluster.scaleup.GroupRefusal;
import dev.windlass.cluster.scaleup.PendingPod;
import dev.windlass.cluster.scaleup.PodGroup;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void everyPodHasItsRefusalsAndEveryNodeWhatKeepsIt() {
        PendingPod pending = new PendingPod(pod("web").build(), PendingPod.Cause.Refused.REFUSED);
        Explanation explanation = new Explanation(
                new PodGroup(List.of(pending)), List.of(new GroupRefusal("small", List.of("Insufficient cpu"))));
        Kept kept = new Kept("n", Kept.Reason.NOT_UNNEEDED_LONG_ENOUGH, "unneeded since noon", NOW.plusSeconds(60));
        Plan plan = new Plan(Memory.EMPTY, List.of(), List.of(), List.of(kept), null);
        assertThat(Answers.json(NOW, List.of(explanation), plan).toString())
                .isEqualTo("{\"at\":\"2026-03-01T12:00:00Z\","
                        + "\"pods\":[{\"pods\":[\"default/web\"],\"refusedBy\":{\"small\":[\"Insufficient cpu\"]}}],"
                        + "\"unneeded\":[],"
                        + "\"kept\":[{\"node\":\"n\",\"reason\":\"NotUnneededLongEnough\","
                        + "\"detail\":\"unneeded since noon\",\"ends\":\"2026-03-01T12:01:00Z\"}]}");
    }
}
