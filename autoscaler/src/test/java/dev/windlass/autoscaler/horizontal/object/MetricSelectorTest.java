package dev.windlass.autoscaler.horizontal.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.autoscaler.horizontal.object.MetricSelector.Conversion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A selector that nobody validated becomes a query, or a reason. */
class MetricSelectorTest {
    @Test
    void labelsAndExpressionsBecomeTheStringForm() {
        MetricSelector selector = new MetricSelector(
                Map.of("verb", "GET"),
                List.of(
                        new SelectorTerm("code", "NotIn", List.of("500", "404")),
                        new SelectorTerm("zone", "Exists", List.of()),
                        new SelectorTerm("old", "DoesNotExist", List.of())));
        assertThat(selector.convert()).isEqualTo(new Conversion.Converted("verb=GET,code notin (404,500),zone,!old"));
    }

    @Test
    void noSelectorAndAnEmptyOneSelectEverything() {
        assertThat(MetricSelector.convert(null)).isEqualTo(new Conversion.Converted(""));
        assertThat(new MetricSelector(null, null).convert()).isEqualTo(new Conversion.Converted(""));
    }

    @Test
    void whatIsNoLabelIsRefusedInsteadOfBreakingTheQuery() {
        assertThat(new MetricSelector(Map.of("not a key", "x"), null).convert()).isInstanceOf(Conversion.Refused.class);
        assertThat(new MetricSelector(null, List.of(new SelectorTerm("code", "Near", List.of("1")))).convert())
                .isEqualTo(new Conversion.Refused("\"Near\" is not a valid label selector operator"));
        assertThat(new MetricSelector(null, List.of(new SelectorTerm("code", "In", List.of()))).convert())
                .isInstanceOf(Conversion.Refused.class);
    }
}
