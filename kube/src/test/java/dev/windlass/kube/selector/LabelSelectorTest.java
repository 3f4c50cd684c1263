package dev.windlass.kube.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.wire.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {
    private static final Map<String, String> WEB = Map.of("app", "web", "tier", "front", "rev", "7", "empty", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app=web",
                "app==web",
                " app = web , tier = front ",
                "app!=db",
                "missing!=x",
                "app in (web,db)",
                "app notin (db, cache)",
                "missing notin (x)",
                "tier",
                "!missing",
                "rev>6",
                "rev<8",
                "empty=",
                "empty in (,x)",
                "in",
                "notin notin (a)",
                "app=web,app in (web)"
            })
    void matches(String selector) {
        Map<String, String> labels = selector.equals("in") ? Map.of("in", "") : WEB;

        assertThat(LabelSelector.parse(selector).matches(labels)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app=db",
                "missing=x",
                "app!=web",
                "app in (db)",
                "missing in (x)",
                "app notin (web)",
                "missing",
                "!app",
                "rev>7",
                "rev<7",
                "app>1",
                "missing>1",
                "app=",
                "app=web,tier=back"
            })
    void doesNotMatch(String selector) {
        assertThat(LabelSelector.parse(selector).matches(WEB)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app=web,",
                ",app",
                "app==",
                "app in ()x",
                "app in web",
                "app in (web",
                "=x",
                "a b",
                "!",
                "a>x",
                "a=b c",
                "-a=b",
                "a=-b",
                "a/b/c=d",
                "UPPER.x/y/z",
                "a=b=c",
                "a in (b))"
            })
    void refusesWhatIsNoSelector(String selector) {
        if (selector.equals("app==")) {
            assertThat(LabelSelector.parse(selector)).hasToString("app=");
            return;
        }
        assertThatThrownBy(() -> LabelSelector.parse(selector)).isInstanceOf(SelectorException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z=1,a=2 | a=2,z=1",
                "a in (y, x, y) | a in (x,y)",
                "! a | !a",
                "a notin (b) | a notin (b)",
                "a==b | a=b",
                "a>5,b<7 | a>5,b<7"
            })
    void printsCanonically(String selector, String canonical) {
        assertThat(LabelSelector.parse(selector)).hasToString(canonical);
    }

    @Test
    void readsTheStructuredForm() {
        var message = dev.windlass.kube.wire.LabelSelector.newBuilder()
                .putMatchLabels("app", "web")
                .addMatchExpressions(expression("tier", "In", "front", "back"))
                .addMatchExpressions(expression("gone", "DoesNotExist"))
                .build();

        LabelSelector selector = LabelSelector.of(message);

        assertThat(selector).hasToString("app=web,!gone,tier in (back,front)");
        assertThat(selector.matches(WEB)).isTrue();
        assertThat(LabelSelector.parse(selector.toString())).isEqualTo(selector);
    }

    @Test
    void anEmptyMessageMatchesEverythingAndAnAbsentOneNothing() {
        assertThat(LabelSelector.of(dev.windlass.kube.wire.LabelSelector.getDefaultInstance())
                        .matches(Map.of()))
                .isTrue();
        assertThat(LabelSelector.nothing().matches(WEB)).isFalse();
        assertThat(LabelSelector.nothing().and(LabelSelector.everything()).isNothing())
                .isTrue();
    }

    @Test
    void refusesExpressionsWhoseValuesDoNotFitTheOperator() {
        for (LabelSelectorRequirement wrong :
                List.of(expression("a", "In"), expression("a", "Exists", "x"), expression("a", "Like", "x"))) {
            var message = dev.windlass.kube.wire.LabelSelector.newBuilder()
                    .addMatchExpressions(wrong)
                    .build();
            assertThatThrownBy(() -> LabelSelector.of(message)).isInstanceOf(SelectorException.class);
        }
    }

    private static LabelSelectorRequirement expression(String key, String operator, String... values) {
        return LabelSelectorRequirement.newBuilder()
                .setKey(key)
                .setOperator(operator)
                .addAllValues(List.of(values))
                .build();
    }
}
