package dev.windlass.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.windlass.testbed.demo.DemoOptions.Consent;
import dev.windlass.testbed.demo.DemoOptions.Ending;
import dev.windlass.testbed.demo.DemoOptions.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {
    @Test
    void withNothingAskedItStaysOnAClusterOfItsOwn() {
        assertThat(DemoOptions.parse(List.of(), Map.of()))
                .isEqualTo(new DemoOptions(Ending.STAY, new Place.OwnCluster()));
    }

    @Test
    void aGivenClusterIsChangedOnlyAfterConsent() {
        assertThat(DemoOptions.parse(List.of("--cluster=existing", "--once"), Map.of("KUBECONFIG", "k")))
                .isEqualTo(new DemoOptions(Ending.LEAVE, new Place.GivenCluster(Path.of("k"), Consent.ASK)));
    }

    @Test
    void aGivenClusterNeedsAKubeconfig() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoOptions.parse(List.of("--cluster=existing"), Map.of()))
                .withMessageContaining("KUBECONFIG");
    }

    @Test
    void anUnknownArgumentIsNamedWithTheUsage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoOptions.parse(List.of("--twice"), Map.of()))
                .withMessageContaining("--twice")
                .withMessageContaining("usage: make demo");
    }
}
