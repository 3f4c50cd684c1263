package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.Recommendation.Impossible;
import dev.windlass.autoscaler.horizontal.Recommendation.SelectorFault;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.selector.SelectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which pods are the autoscaler's, or why that cannot be said. */
sealed interface PodSelection {
    record Selected(List<PodState> pods) implements PodSelection {
        public Selected {
            pods = List.copyOf(pods);
        }
    }

    record Refused(Impossible why) implements PodSelection {}

    /** How many of the autoscalers that claim the same pods are named. */
    int NAMED_RIVALS = 2;

    static PodSelection of(Observation observation, String selector) {
        if (selector.isEmpty()) {
            return refused(
                    "InvalidSelector",
                    "SelectorRequired",
                    "selector is required",
                    "the HPA target's scale is missing a selector");
        }
        LabelSelector parsed;
        try {
            parsed = LabelSelector.parse(selector);
        } catch (SelectorException e) {
            String text = "couldn't convert selector into a corresponding internal selector object: " + e.getMessage();
            return refused("InvalidSelector", "InvalidSelector", text, text);
        }
        List<PodState> pods = observation.pods().stream()
                .filter(pod -> parsed.matches(pod.labels()))
                .toList();
        List<String> claimants = claimants(observation, pods);
        if (claimants.size() > 1) {
            String named = String.join(" ", claimants.subList(0, Math.min(NAMED_RIVALS, claimants.size())));
            String text =
                    "pods by selector " + selector + " are controlled by more than one HPA (e.g. [" + named + "])";
            return refused("AmbiguousSelector", "AmbiguousSelector", text, text);
        }
        return new Selected(pods);
    }

    /** This autoscaler and every other one whose selector matches one of its pods, sorted. */
    private static List<String> claimants(Observation observation, List<PodState> pods) {
        List<String> claimants = new ArrayList<>();
        claimants.add(observation.autoscaler().key().toString());
        for (Map.Entry<String, String> rival : observation.rivals().entrySet()) {
            LabelSelector selector = LabelSelector.parse(rival.getValue());
            if (pods.stream().anyMatch(pod -> selector.matches(pod.labels()))) {
                claimants.add(rival.getKey());
            }
        }
        claimants.sort(null);
        return claimants;
    }

    private static Refused refused(String reason, String eventReason, String text, String message) {
        return new Refused(new Impossible(reason, message, text, new SelectorFault(eventReason, text), List.of()));
    }
}
