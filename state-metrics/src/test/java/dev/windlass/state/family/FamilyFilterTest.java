package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyFilterTest {
    private static final Family<String> INFO =
            Family.stable("kube_pod_info", "").rule((_, _) -> {});
    private static final Family<String> OWNER =
            Family.stable("kube_pod_owner", "").rule((_, _) -> {});
    private static final Family<String> SELECTORS =
            Family.alpha("kube_pod_nodeselectors", "").optIn().rule((_, _) -> {});

    @Test
    void withoutListsEverythingButOptInFamiliesPasses() {
        assertThat(List.of(INFO, OWNER, SELECTORS))
                .filteredOn(FamilyFilter.defaults()::test)
                .containsExactly(INFO, OWNER);
    }

    @Test
    void allowedExpressionsAreFoundAnywhereInTheName() {
        FamilyFilter filter = FamilyFilter.of(List.of("_own", "^nothing$"), List.of(), List.of());

        assertThat(List.of(INFO, OWNER)).filteredOn(filter::test).containsExactly(OWNER);
    }

    @Test
    void deniedExpressionsMayLookAhead() {
        FamilyFilter filter = FamilyFilter.of(List.of(), List.of("kube_pod_(?!info)"), List.of());

        assertThat(List.of(INFO, OWNER)).filteredOn(filter::test).containsExactly(INFO);
    }

    @Test
    void anOptInFamilyMustPassBothLists() {
        assertThat(FamilyFilter.of(List.of(), List.of(), List.of("nodesel")).test(SELECTORS))
                .isTrue();
        assertThat(FamilyFilter.of(List.of(), List.of("selectors"), List.of("nodesel"))
                        .test(SELECTORS))
                .isFalse();
        assertThat(FamilyFilter.of(List.of("selectors"), List.of(), List.of()).test(SELECTORS))
                .isFalse();
    }

    @Test
    void bothListsAtOnceAreRefused() {
        assertThatThrownBy(() -> FamilyFilter.of(List.of("a"), List.of("b"), List.of()))
                .hasMessageContaining("metric-allowlist and metric-denylist exclude each other");
    }

    @Test
    void aBadExpressionIsRefusedByName() {
        assertThatThrownBy(() -> FamilyFilter.of(List.of("kube_(pod"), List.of(), List.of()))
                .hasMessageContaining("not a regular expression: 'kube_(pod'");
    }
}
