package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataAllowListTest {
    private static final Set<String> KNOWN = Set.of("pods", "nodes");
    private static final Map<String, String> ENTRIES =
            Map.of("app", "a", "example.org/team", "b", "example.org/cost-center", "c", "x.team", "d");

    @Test
    void eachResourceHasItsKeys() {
        MetadataAllowList list = parse("pods=[app, missing],nodes=[example.org/*]");

        assertThat(list.of("pods").select(ENTRIES)).containsOnlyKeys("app");
        assertThat(list.of("nodes").select(ENTRIES)).containsOnlyKeys("example.org/team", "example.org/cost-center");
    }

    @Test
    void aResourceThatIsNotNamedExportsNothing() {
        assertThat(parse("pods=[app]").of("nodes")).isEqualTo(new KeySelection.Nothing());
        assertThat(parse("").of("pods")).isEqualTo(new KeySelection.Nothing());
    }

    @Test
    void aLoneStarAllowsEverythingOnlyInFirstPlace() {
        assertThat(parse("pods=[*]").of("pods").select(ENTRIES)).isEqualTo(ENTRIES);
        assertThat(parse("pods=[app,*]").of("pods").select(ENTRIES)).containsOnlyKeys("app");
    }

    @Test
    void aStarInsideAKeyStandsForAnyRunAndNothingElseIsSpecial() {
        assertThat(parse("pods=[*/team]").of("pods").select(ENTRIES)).containsOnlyKeys("example.org/team");
        assertThat(parse("pods=[x.te*m]").of("pods").select(Map.of("x.team", "", "xxteam", "", "x.teem", "")))
                .containsOnlyKeys("x.team", "x.teem");
    }

    @Test
    void theResourceStarOverridesTheOthers() {
        MetadataAllowList list = parse("pods=[app],*=[x.team]");

        assertThat(list.of("pods").select(ENTRIES)).containsOnlyKeys("x.team");
        assertThat(list.of("nodes").select(ENTRIES)).containsOnlyKeys("x.team");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pods",
                "pods=",
                "pods=app",
                "pods=[app",
                "pods[app]",
                "pods=[]",
                "pods=[app,]",
                "pods=[,app]",
                "pods=[app],",
                ",pods=[app]",
                "pods=[app]nodes=[app]",
                "=[app]",
                "pods=[a]]",
            })
    void malformedTextIsRefusedSayingWhere(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position");
    }

    @Test
    void anUnknownResourceIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> parse("podz=[app]")).hasMessage("unknown resource 'podz'; use one of nodes, pods");
    }

    @Test
    void twoStarsInAKeyAreRefused() {
        assertThatThrownBy(() -> parse("pods=[*team*]")).hasMessageContaining("'*team*' holds more than one '*'");
    }

    private static MetadataAllowList parse(String text) {
        return MetadataAllowList.parse(text, KNOWN);
    }
}
