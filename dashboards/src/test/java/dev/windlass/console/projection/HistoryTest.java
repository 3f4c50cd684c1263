package dev.windlass.console.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void keepsAnUnchangedStretchAsItsTwoEnds() {
        History<GroupPoint> history = History.empty(10);
        for (int second = 0; second < 100; second++) {
            history = history.with(at(second, 3));
        }
        assertThat(history.points()).containsExactly(at(0, 3), at(99, 3));
    }

    @Test
    void putsALatePointWhereItBelongs() {
        History<GroupPoint> history =
                History.<GroupPoint>empty(10).with(at(0, 1)).with(at(20, 3)).with(at(10, 2));
        assertThat(history.points()).containsExactly(at(0, 1), at(10, 2), at(20, 3));
    }

    @Test
    void neverHoldsMoreThanItsCapacityAndAlwaysTheNewest() {
        History<GroupPoint> history = History.empty(16);
        for (int second = 0; second < 1000; second++) {
            history = history.with(at(second, second));
            assertThat(history.points()).hasSizeLessThanOrEqualTo(16);
            assertThat(history.points().getLast()).isEqualTo(at(second, second));
            assertThat(history.points()).isSortedAccordingTo(Comparator.comparing(GroupPoint::at));
        }
    }

    @Test
    void thinsWhatChangesLittleBeforeItForgetsASteppedChange() {
        History<TimelinePoint> history = History.empty(20);
        for (int second = 0; second < 60; second++) {
            history = history.with(replicas(second, second < 5 ? 2 : 4, second % 7));
        }
        List<TimelinePoint> points = history.points();
        assertThat(points).hasSizeLessThanOrEqualTo(20);
        assertThat(points.getFirst().at()).isEqualTo(Facts.after(0));
        assertThat(points).contains(replicas(5, 4, 5));
    }

    @Test
    void hoursStayVisibleWhileTheLastMinutesStayAsTheyCame() {
        History<TimelinePoint> history = History.empty(240);
        int end = 6 * 3600;
        for (int second = 0; second <= end; second += 15) {
            history = history.with(replicas(second, 3, second / 15 % 50));
        }
        List<TimelinePoint> points = history.points();
        assertThat(points.getFirst().at()).isBefore(Facts.after(600));
        for (int i = 1; i < points.size(); i++) {
            long age = Duration.between(points.get(i).at(), Facts.after(end)).toSeconds();
            long gap =
                    Duration.between(points.get(i - 1).at(), points.get(i).at()).toSeconds();
            assertThat(gap).as("gap %d s ago", age).isLessThanOrEqualTo(age < 120 ? 15 : 60 + age / 10);
        }
    }

    @Test
    void refusesACapacityThatHoldsNoStretch() {
        assertThatThrownBy(() -> History.<GroupPoint>empty(3)).hasMessageContaining("at least 4 points");
    }

    private static GroupPoint at(long second, int size) {
        return new GroupPoint(Facts.after(second), size, size);
    }

    private static TimelinePoint replicas(long second, int replicas, int percent) {
        Instant at = Facts.after(second);
        return new TimelinePoint(
                at, replicas, replicas, 2, 10, List.of(Reading.of("Resource", "cpu", percent + "%", "70%")));
    }
}
