package dev.windlass.autoscaler.actuation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.autoscaler.actuation.ScaleAccess.Write;
import dev.windlass.autoscaler.decision.ScaleWrite;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.ScaleState;
import dev.windlass.autoscaler.horizontal.object.TargetRef;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleWriterTest {
    private static final TargetRef WEB = new TargetRef("apps/v1", "Deployment", "web-app");
    private static final ScaleReading READ = new ScaleReading.Read(new ScaleState(2, 2, "app=web-app"));

    private final Deque<Write> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private int reads;

    @Test
    void aConflictIsReadAgainAndRetried() {
        answers.add(new Write.Conflict("changed"));
        answers.add(new Write.Done());
        assertThat(write()).isEqualTo(new ScaleWrite.Done());
        assertThat(reads).isEqualTo(1);
        assertThat(pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofMillis(10), Duration.ofMillis(11)));
    }

    @Test
    void afterFiveConflictsTheLastOneIsTold() {
        for (int i = 1; i <= 5; i++) {
            answers.add(new Write.Conflict("changed " + i));
        }
        assertThat(write()).isEqualTo(new ScaleWrite.Refused("changed 5"));
        assertThat(answers).isEmpty();
    }

    @Test
    void anythingElseIsNotRetried() {
        answers.add(new Write.Refused("forbidden"));
        assertThat(write()).isEqualTo(new ScaleWrite.Refused("forbidden"));
        assertThat(pauses).isEmpty();
    }

    private ScaleWrite write() {
        return new ScaleWriter(access(), pauses::add, new Random(1)).write("shop", WEB, 5);
    }

    private ScaleAccess access() {
        return new ScaleAccess() {
            @Override
            public ScaleReading read(String namespace, TargetRef target) {
                reads++;
                return READ;
            }

            @Override
            public Write write(String namespace, TargetRef target, int replicas) {
                return answers.remove();
            }
        };
    }
}
