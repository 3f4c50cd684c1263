package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
    @Test
    void oneMoreCheckForReadinessIsNoneForTheOthers() {
        HealthChecks checks =
                HealthChecks.none().readyOnlyWith(new HealthChecks.Check("trust", () -> Optional.of("none yet")));

        assertThat(names(checks.ready())).containsExactly("ping", "trust");
        assertThat(names(checks.live())).containsExactly("ping");
        assertThat(names(checks.health())).containsExactly("ping");
    }

    private static List<String> names(List<HealthChecks.Check> checks) {
        return checks.stream().map(HealthChecks.Check::name).toList();
    }
}
