package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.scheduling.Scheduling;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One pass of scale-down: who is eligible, who can be done without, whose time has come. */
public final class Planner {
    private final Scheduling scheduling;
    private final InstantSource clock;

    /**
     * @param clock bounds the time spent simulating; the decision itself depends on {@link Input#now()} alone
     */
    public Planner(Scheduling scheduling, InstantSource clock) {
        this.scheduling = scheduling;
        this.clock = clock;
    }

    public Plan plan(Input input, Settings settings, Memory memory) {
        Findings findings = new UnneededSearch(input, settings, memory, scheduling, clock).run();
        Optional<Cooldown.Pause> pause = Cooldown.at(input.now(), input.last(), settings.delays());
        Selection selection = new Selection(input, settings);
        List<Removal> removals = pause.isPresent() ? List.of() : selection.choose(findings.unneeded());
        return new Plan(
                findings.memory(),
                findings.unneeded(),
                removals,
                selection.withTimers(findings, removals, pause),
                pause.orElse(null));
    }
}
