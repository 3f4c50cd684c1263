package dev.windlass.kube.aggregated;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private static Answer single(String name, List<HealthChecks.Check> all) {
        for (HealthChecks.Check check : all) {
            if (check.name().equals(name)) {
                boolean passed = check.problem().get().isEmpty();
                return passed ? text(200, "ok") : text(500, "internal server error: reason withheld\n");
            }
        }
        return text(404, "404 page not found\n");
    }

    private static Answer all(String endpoint, List<HealthChecks.Check> all, QueryParameters query) {
        Set<String> excluded = new HashSet<>(query.all("exclude"));
        StringBuilder lines = new StringBuilder();
        boolean failed = false;
        for (HealthChecks.Check check : all) {
            if (excluded.remove(check.name())) {
                lines.append("[+]").append(check.name()).append(" excluded: ok\n");
            } else if (check.problem().get().isEmpty()) {
                lines.append("[+]").append(check.name()).append(" ok\n");
            } else {
                failed = true;
                lines.append("[-]").append(check.name()).append(" failed: reason withheld\n");
            }
        }
        if (!excluded.isEmpty()) {
            lines.append("warn: some health checks cannot be excluded: no matches for ")
                    .append(String.join(", ", excluded))
                    .append('\n');
        }
        if (failed) {
            return text(500, lines + endpoint + " check failed\n");
        }
        return text(200, query.has("verbose") ? lines + endpoint + " check passed\n" : "ok");
    }

    private static Answer text(int code, String text) {
        return Answer.of(code, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
