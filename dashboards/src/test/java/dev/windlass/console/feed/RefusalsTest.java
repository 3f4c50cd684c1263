package dev.windlass.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.Refusal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lastTimestamp: \"2026-03-01T02:14:00Z\", eventTime: null",
                "lastTimestamp: null, eventTime: \"2026-03-01T02:14:00.000000Z\"",
                "series: {lastObservedTime: \"2026-03-01T02:14:00.000000Z\"}, lastTimestamp: \"2026-03-01T01:00:00Z\"",
                "metadata: {creationTimestamp: \"2026-03-01T02:14:00Z\"}"
            })
    void readsTheTimeWhereverTheRecorderPutIt(String time) {
        Refusal refusal = Refusals.refusal(Json.tree("""
                {involvedObject: {namespace: data, name: train-0}, reason: NotTriggerScaleUp, message: 2 Insufficient cpu, %s}
                """.formatted(time)));
        assertThat(refusal)
                .isEqualTo(new Refusal(
                        Facts.name("data/train-0"), "2 Insufficient cpu", Instant.parse("2026-03-01T02:14:00Z")));
    }
}
