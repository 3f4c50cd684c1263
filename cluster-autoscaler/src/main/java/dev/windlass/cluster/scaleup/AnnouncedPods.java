package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Pod.Progress;
import dev.windlass.cluster.snapshot.PodKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The pods that a horizontal decision will bring and the scheduler has not spoken about yet. */
public final class AnnouncedPods {
    private AnnouncedPods() {}

    /**
     * The missing pods of an announcement: those not created yet, made from the template, and those created but not looked
     * at by the scheduler. What is bound, nominated or refused is counted as there already.
     *
     * @param template a pod as the target's pod template would make it
     * @param existing the target's pods that are neither finished nor on their way out
     */
    public static List<PendingPod> of(Announcement announcement, Pod template, List<Pod> existing) {
        PendingPod.Cause cause = new PendingPod.Cause.Announced(announcement);
        List<PendingPod> pods = new ArrayList<>();
        for (Pod pod : existing) {
            if (pod.progress() instanceof Progress.Untried) {
                pods.add(new PendingPod(pod, cause));
            }
        }
        int missing = announcement.to() - existing.size();
        for (int number = 1; number <= missing; number++) {
            pods.add(new PendingPod(imagined(announcement, template, number), cause));
        }
        return pods;
    }

    private static Pod imagined(Announcement announcement, Pod template, int number) {
        Announcement.Target target = announcement.target();
        String name = target.name() + "-announced-" + number;
        Instant since = announcement.decidedAt();
        return new Pod(
                new PodKey(target.namespace(), name),
                "announced:" + target.namespace() + "/" + name,
                template.labels(),
                template.annotations(),
                template.owner(),
                template.spec(),
                template.spec().requests(),
                "",
                new Progress.Untried(),
                since,
                null);
    }
}
