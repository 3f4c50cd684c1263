package dev.windlass.cluster.provider.kwok;

import dev.windlass.cluster.snapshot.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How many nodes each group is to have: those seen, and those ordered or removed since they were last looked at. */
final class Sizes {
    private final InstantSource clock;
    private final Duration unseenFor;
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, Instant> unseen = new HashMap<>();
    private final Map<String, Instant> leaving = new HashMap<>();

    Sizes(InstantSource clock, Duration unseenFor) {
        this.clock = clock;
        this.unseenFor = unseenFor;
    }

    synchronized void see(Collection<Node> registered, Function<Node, Optional<String>> groupOf) {
        Instant now = clock.instant();
        unseen.values().removeIf(since -> now.isAfter(since.plus(unseenFor)));
        leaving.values().removeIf(since -> now.isAfter(since.plus(unseenFor)));
        members.values().forEach(names -> names.removeIf(name -> !unseen.containsKey(name)));
        for (Node node : registered) {
            unseen.remove(node.name());
            if (!leaving.containsKey(node.name())) {
                groupOf.apply(node).ifPresent(group -> membersOf(group).add(node.name()));
            }
        }
    }

    synchronized void ordered(String group, String node) {
        membersOf(group).add(node);
        unseen.put(node, clock.instant());
    }

    synchronized void removed(String group, String node) {
        membersOf(group).remove(node);
        unseen.remove(node);
        leaving.put(node, clock.instant());
    }

    synchronized int of(String group) {
        return members.getOrDefault(group, Set.of()).size();
    }

    private Set<String> membersOf(String group) {
        return members.computeIfAbsent(group, _ -> new HashSet<>());
    }
}
