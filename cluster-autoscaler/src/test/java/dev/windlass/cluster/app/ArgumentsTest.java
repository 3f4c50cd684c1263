package dev.windlass.cluster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Set<String> KNOWN = Set.of("scan-interval", "expander", "leader-elect", "startup-taint");

    @Test
    void flagsBecomeSettings() {
        assertThat(parse("--scan-interval=10s", "--expander=least-waste,random").settings())
                .containsOnly(
                        Map.entry("windlass.cluster-autoscaler.scan-interval", "10s"),
                        Map.entry("windlass.cluster-autoscaler.expander", "least-waste,random"));
    }

    @Test
    void aSwitchWithoutAValueIsTrueAndAValueMayFollow() {
        assertThat(parse("--leader-elect", "--scan-interval", "5s", "-expander=random")
                        .settings())
                .containsEntry("windlass.cluster-autoscaler.leader-elect", "true")
                .containsEntry("windlass.cluster-autoscaler.scan-interval", "5s")
                .containsEntry("windlass.cluster-autoscaler.expander", "random");
    }

    @Test
    void aRepeatedFlagIsAList() {
        assertThat(parse("--startup-taint=a", "--startup-taint=b").settings())
                .containsEntry("windlass.cluster-autoscaler.startup-taint", "a,b");
    }

    @Test
    void theKubeconfigIsACommonSetting() {
        assertThat(parse("--kubeconfig=/etc/kubeconfig").settings())
                .containsOnly(Map.entry("windlass.kube.kubeconfig", "/etc/kubeconfig"));
    }

    @Test
    void flagsThatHaveNoEffectYetAreListed() {
        assertThat(parse("--v=4", "--balance-similar-node-groups").ignored())
                .containsExactly("v", "balance-similar-node-groups");
    }

    @Test
    void whatNobodyUnderstandsStopsTheStart() {
        assertThatThrownBy(() -> parse("--scan-intervall=10s"))
                .hasMessageStartingWith("unknown argument --scan-intervall: correct the spelling");
        assertThatThrownBy(() -> parse("fast")).hasMessageStartingWith("argument \"fast\" is no flag");
    }

    private static Arguments parse(String... arguments) {
        return Arguments.parse(List.of(arguments), KNOWN);
    }
}
