package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.HealthChecks;
import dev.windlass.kube.aggregated.HealthChecks.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The checks behind {@code /livez}, {@code /readyz} and {@code /healthz} of the API port, under the peer's names. */
final class PortChecks {
    static final String FRONT_PROXY = "front-proxy-authority";

    /** Checks of the peer's server library. What they watch over does not exist here, but probes name and exclude them. */
    private static final List<Check> OF_THE_LIBRARY = List.of(
            passing("log"),
            passing("poststarthook/max-in-flight-filter"),
            passing("poststarthook/storage-object-count-tracker-hook"));

    private PortChecks() {}

    static HealthChecks of(ObservedObjects objects, Scraping scraping, ServableData data, BooleanSupplier stopping) {
        Check collection = new Check("metric-collection-timely", () -> late(scraping));
        Check storage = new Check("metric-storage-ready", () -> problem(data.there(), "no metrics to serve"));
        Check nodes = new Check(
                "metric-informer-sync", () -> problem(objects.nodeState().synced(), "nodes have not been listed yet"));
        Check pods = new Check(
                "metadata-informer-sync", () -> problem(objects.podState().synced(), "pods have not been listed yet"));
        Check shutdown = new Check("shutdown", () -> problem(!stopping.getAsBoolean(), "the process is shutting down"));
        return new HealthChecks(all(collection, pods), all(storage, nodes, pods, shutdown), all(pods));
    }

    private static List<Check> all(Check... own) {
        return Stream.concat(OF_THE_LIBRARY.stream(), Arrays.stream(own)).toList();
    }

    private static Check passing(String name) {
        return new Check(name, Optional::empty);
    }

    private static Optional<String> late(Scraping scraping) {
        Optional<String> loop = scraping.pulse()
                .filter(pulse -> !pulse.alive())
                .map(pulse -> "the last tick finished " + pulse.age().toSeconds() + " s ago");
        return loop.isPresent()
                ? loop
                : problem(
                        scraping.scrapesEnd(),
                        "no scrape has ended for " + scraping.standstill().toSeconds() + " s");
    }

    private static Optional<String> problem(boolean passes, String otherwise) {
        return passes ? Optional.empty() : Optional.of(otherwise);
    }
}
