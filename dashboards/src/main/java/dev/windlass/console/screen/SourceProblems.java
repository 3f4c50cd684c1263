package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.SourceState;
import dev.windlass.console.projection.SourceState.Connection;
import dev.windlass.console.projection.SourceState.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the console cannot see: one problem for each of Kafka and the API server, whatever number of topics or watches it costs. */
final class SourceProblems {
    private SourceProblems() {}

    static List<Problem> of(ClusterView view) {
        List<Problem> found = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            List<SourceState> lost = view.sourcesByName().stream()
                    .filter(s -> s.origin() == origin && s.connection() == Connection.LOST)
                    .toList();
            if (!lost.isEmpty()) {
                found.add(lost(origin, lost));
            }
        }
        return found;
    }

    private static Problem lost(Origin origin, List<SourceState> lost) {
        Instant since = lost.stream()
                .map(SourceState::since)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        String title =
                switch (origin) {
                    case KAFKA -> "Kafka cannot be reached: usage and decisions are as of then";
                    case KUBERNETES -> "The API server cannot be reached: objects are as of then";
                };
        return new Problem(
                "source-" + origin,
                Problem.Severity.CRITICAL,
                title,
                lost.getFirst().detail(),
                since,
                lost.size(),
                lost.stream().map(SourceState::name).limit(Problem.EXAMPLES).toList(),
                "");
    }
}
