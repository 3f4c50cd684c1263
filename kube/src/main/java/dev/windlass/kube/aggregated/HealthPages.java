package dev.windlass.kube.aggregated;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Answers {@code /healthz}, {@code /livez} and {@code /readyz} and their checks, as the Go servers do. */
final class HealthPages {
    private final HealthChecks checks;

    HealthPages(HealthChecks checks) {
        this.checks = checks;
    }

    /** Empty when the path is no health page. */
    Optional<Answer> answer(String path, QueryParameters query) {
        String[] segments = path.substring(1).split("/", 2);
        Optional<List<HealthChecks.Check>> asked =
                switch (segments[0]) {
                    case "livez" -> Optional.of(checks.live());
                    case "readyz" -> Optional.of(checks.ready());
                    case "healthz" -> Optional.of(checks.health());
                    default -> Optional.empty();
                };
        return asked.map(all -> segments.length == 1 || segments[1].isEmpty()
                ? all(segments[0], all, query)
                : single(segments[1], all));
    }

    /** With the reason: other than the page of all checks, this one is open only to those who are allowed to read it. */
    private static Answer single(String name, List<HealthChecks.Check> all) {
        for (HealthChecks.Check check : all) {
            if (check.name().equals(name)) {
                return check.problem()
                        .get()
                        .map(problem -> text(500, "internal server error: " + problem + "\n"))
                        .orElseGet(() -> text(200, "ok"));
            }
        }
        return text(404, "404 page not found\n");
    }

    private static Answer all(String endpoint, List<HealthChecks.Check> all, QueryParameters query) {
        TreeSet<String> unknown = new TreeSet<>(query.all("exclude"));
        Set<String> excluded = Set.copyOf(unknown);
        StringBuilder lines = new StringBuilder();
        boolean failed = false;
        for (HealthChecks.Check check : all) {
            unknown.remove(check.name());
            if (excluded.contains(check.name())) {
                lines.append("[+]").append(check.name()).append(" excluded: ok\n");
            } else if (check.problem().get().isEmpty()) {
                lines.append("[+]").append(check.name()).append(" ok\n");
            } else {
                failed = true;
                lines.append("[-]").append(check.name()).append(" failed: reason withheld\n");
            }
        }
        if (!unknown.isEmpty()) {
            lines.append(unknown.stream()
                    .map(name -> "\"" + name + "\"")
                    .collect(Collectors.joining(
                            ",", "warn: some health checks cannot be excluded: no matches for ", "\n")));
        }
        if (failed) {
            return text(500, lines + endpoint + " check failed\n");
        }
        return text(200, query.has("verbose") ? lines + endpoint + " check passed\n" : "ok");
    }

    private static Answer text(int code, String text) {
        return new Answer(
                code,
                "text/plain; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Map.of("X-Content-Type-Options", "nosniff"));
    }
}
