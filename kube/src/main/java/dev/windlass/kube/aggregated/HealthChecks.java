package dev.windlass.kube.aggregated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The named checks behind {@code /livez}, {@code /readyz} and {@code /healthz}; each list is extended by {@code ping}. */
public record HealthChecks(List<Check> live, List<Check> ready, List<Check> health) {

    /**
     * One check.
     *
     * @param problem what is wrong, empty while it passes; must answer at once
     */
    public record Check(String name, Supplier<Optional<String>> problem) {}

    private static final Check PING = new Check("ping", Optional::empty);

    public HealthChecks {
        live = withPing(live);
        ready = withPing(ready);
        health = withPing(health);
    }

    public static HealthChecks none() {
        return new HealthChecks(List.of(), List.of(), List.of());
    }

    /** These checks and one more for {@code /readyz}. */
    public HealthChecks readyOnlyWith(Check check) {
        List<Check> more = new ArrayList<>(ready);
        more.add(check);
        return new HealthChecks(live, more, health);
    }

    private static List<Check> withPing(List<Check> checks) {
        List<Check> all = new ArrayList<>();
        all.add(PING);
        checks.stream().filter(check -> !check.name().equals(PING.name())).forEach(all::add);
        return List.copyOf(all);
    }
}
