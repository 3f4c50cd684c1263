package dev.windlass.kube.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSelectorTest {

    @Test
    void readsMatchesAndPrints() {
        FieldSelector selector = FieldSelector.parse("metadata.name=web,status.phase!=Failed,x==a\\,b");
        Map<String, String> pod = Map.of("metadata.name", "web", "status.phase", "Running", "x", "a,b");

        assertThat(selector.matches(field -> pod.getOrDefault(field, ""))).isTrue();
        assertThat(selector).hasToString("metadata.name=web,status.phase!=Failed,x=a\\,b");
        assertThat(selector.requiredValue("metadata.name")).contains("web");
        assertThat(selector.requiredValue("status.phase")).isEmpty();
    }

    @Test
    void anEmptyTextMatchesEverything() {
        assertThat(FieldSelector.parse("").matches(field -> "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.name", "a=b=c", "a=b\\x", "a=\\"})
    void refusesWhatIsNoSelector(String text) {
        assertThatThrownBy(() -> FieldSelector.parse(text)).isInstanceOf(SelectorException.class);
    }
}
