package dev.windlass.console.screen;

import dev.windlass.console.projection.HistoryPoint;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a plot: {@code at} in seconds since the epoch, and for each label as many values.
 *
 * @param values one list per label; {@code null} where there is no value, which the plot shows as a gap
 */
public record Series(List<Double> at, List<String> labels, List<List<@Nullable Double>> values) {
    static <P extends HistoryPoint<P>> List<Double> times(List<P> points) {
        return points.stream().map(p -> seconds(p.at())).toList();
    }

    static <P> List<@Nullable Double> column(List<P> points, ToDoubleFunction<P> value) {
        @Nullable Double[] column = new Double[points.size()];
        for (int i = 0; i < column.length; i++) {
            double number = value.applyAsDouble(points.get(i));
            column[i] = Double.isFinite(number) ? number : null;
        }
        return Arrays.asList(column);
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }
}
