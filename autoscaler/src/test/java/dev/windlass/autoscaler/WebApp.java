package dev.windlass.autoscaler;

import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.HorizontalSettings;
import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.ScaleState;
import dev.windlass.autoscaler.horizontal.object.Behavior;
import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import dev.windlass.autoscaler.horizontal.object.MetricSource;
import dev.windlass.autoscaler.horizontal.object.MetricSpec;
import dev.windlass.autoscaler.horizontal.object.MetricTarget;
import dev.windlass.autoscaler.horizontal.object.SpecDefaults;
import dev.windlass.autoscaler.horizontal.object.TargetRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Deployment shop/web-app, each pod requesting half a core, and its autoscaler: two to ten replicas at 70 % of the request. */
public final class WebApp {
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final HorizontalSettings SETTINGS =
            new HorizontalSettings(0.1, Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofSeconds(30));
    private static final long REQUEST_MILLI = 500;

    private WebApp() {}

    public static HorizontalSpec spec(@Nullable Behavior behavior) {
        return SpecDefaults.applyTo(new HorizontalSpec(
                new TargetRef("apps/v1", "Deployment", "web-app"),
                2,
                10,
                List.of(new MetricSpec(
                        "Resource",
                        new MetricSource.Resource("cpu", new MetricTarget("Utilization", null, null, 70)),
                        null,
                        null,
                        null,
                        null)),
                behavior));
    }

    public static Autoscaler autoscaler() {
        return new Autoscaler(
                AutoscalerKind.HORIZONTAL_POD_AUTOSCALER,
                "shop",
                "web-hpa",
                "uid-1",
                1,
                spec(null),
                HorizontalStatus.NONE);
    }

    /** Pods that have been ready for an hour. */
    public static List<PodState> pods(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PodState(
                        "web-" + i,
                        Map.of("app", "web-app"),
                        "Running",
                        NOW.minusSeconds(3600),
                        new PodState.Readiness("True", NOW.minusSeconds(3590)),
                        false,
                        List.of(new PodState.Requests("web", false, Map.of("cpu", REQUEST_MILLI))),
                        null))
                .toList();
    }

    /** Every pod uses so much of its request. */
    public static MetricReading usage(int pods, int percent, Instant now) {
        return new MetricReading.PodUsages(
                IntStream.range(0, pods)
                        .mapToObj(i -> new MetricReading.PodUsage(
                                "web-" + i,
                                now.minusSeconds(5),
                                Duration.ofSeconds(15),
                                List.of(new MetricReading.ContainerUsage(
                                        "web", Map.of("cpu", REQUEST_MILLI * percent / 100)))))
                        .toList(),
                "samples");
    }

    /** So many replicas, each using so much of its request. */
    public static Observation at(int replicas, int percent, History history, Instant now) {
        return observation(autoscaler(), replicas, usage(replicas, percent, now), history, now);
    }

    public static Observation observation(
            Autoscaler autoscaler, int replicas, MetricReading reading, History history, Instant now) {
        return new Observation(
                autoscaler,
                new ScaleReading.Read(new ScaleState(replicas, replicas, "app=web-app")),
                pods(replicas),
                Map.of(),
                List.of(reading),
                history,
                SETTINGS,
                now);
    }

    /** As if {@code replicas} had been recommended all along, so that no window holds anything else. */
    public static History steady(int replicas) {
        return new History(List.of(new History.Recommended(replicas, NOW.minusSeconds(3600))), List.of(), List.of());
    }
}
