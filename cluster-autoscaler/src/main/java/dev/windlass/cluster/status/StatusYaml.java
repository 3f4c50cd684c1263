package dev.windlass.cluster.status;

import dev.windlass.cluster.scaleup.Readiness;
import dev.windlass.cluster.status.Report.Area;
import dev.windlass.cluster.status.Report.BackoffInfo;
import dev.windlass.cluster.status.Report.Group;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes a report as the peer's status text, and remembers since when each part of it is as it is. For one thread. */
final class StatusYaml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSSSSS '+0000 UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_MESSAGE = 500;
    private static final String CUT = "<truncated>";

    private final Map<String, Since> transitions = new HashMap<>();

    private record Since(String status, Instant at) {}

    String render(Report report) {
        StringBuilder out = new StringBuilder();
        out.append("time: ").append(TIME.format(report.time())).append('\n');
        out.append("autoscalerStatus: ").append(report.phase().text()).append('\n');
        if (!report.message().isEmpty()) {
            out.append("message: ").append(quoted(report.message())).append('\n');
        }
        out.append("clusterWide:\n");
        health(out, "  ", report.cluster());
        probes(out, "    ", "/health", report.cluster().healthy() ? "Healthy" : "Unhealthy", report.time());
        activity(out, "  ", "", report.cluster(), report.time());
        if (!report.groups().isEmpty()) {
            out.append("nodeGroups:\n");
            report.groups().forEach(group -> group(out, group, report.time()));
        }
        return out.toString();
    }

    private void group(StringBuilder out, Group group, Instant now) {
        String path = group.name();
        out.append("- name: ").append(quoted(group.name())).append('\n');
        health(out, "  ", group.area());
        out.append("    cloudProviderTarget: ").append(group.target()).append('\n');
        out.append("    minSize: ").append(group.minSize()).append('\n');
        out.append("    maxSize: ").append(group.maxSize()).append('\n');
        probes(out, "    ", path + "/health", group.area().healthy() ? "Healthy" : "Unhealthy", now);
        out.append("  scaleUp:\n");
        out.append("    status: ").append(group.area().scaleUp().text()).append('\n');
        group.backoffInfo().ifPresent(info -> backoff(out, info));
        probes(out, "    ", path + "/scaleUp", group.area().scaleUp().text(), now);
        scaleDown(out, "  ", path, group.area(), now);
    }

    private static void backoff(StringBuilder out, BackoffInfo info) {
        out.append("    backoffInfo:\n");
        out.append("      errorCode: ").append(quoted(info.errorCode())).append('\n');
        out.append("      errorMessage: ")
                .append(quoted(cut(info.errorMessage())))
                .append('\n');
    }

    private static void health(StringBuilder out, String indent, Area area) {
        Readiness nodes = area.nodes();
        out.append(indent).append("health:\n");
        out.append(indent)
                .append("  status: ")
                .append(area.healthy() ? "Healthy" : "Unhealthy")
                .append('\n');
        out.append(indent).append("  nodeCounts:\n");
        out.append(indent).append("    registered:\n");
        String deep = indent + "      ";
        out.append(deep).append("total: ").append(nodes.registered()).append('\n');
        out.append(deep).append("ready: ").append(nodes.ready()).append('\n');
        out.append(deep).append("notStarted: ").append(nodes.notStarted()).append('\n');
        out.append(deep).append("suspended: 0\n");
        if (nodes.beingDeleted() > 0) {
            out.append(deep)
                    .append("beingDeleted: ")
                    .append(nodes.beingDeleted())
                    .append('\n');
        }
        out.append(deep).append("unready:\n");
        out.append(deep).append("  total: ").append(nodes.unready()).append('\n');
        out.append(deep).append("  resourceUnready: 0\n");
        out.append(indent).append("    longUnregistered: 0\n");
        out.append(indent).append("    unregistered: 0\n");
    }

    private void activity(StringBuilder out, String indent, String path, Area area, Instant now) {
        out.append(indent).append("scaleUp:\n");
        out.append(indent).append("  status: ").append(area.scaleUp().text()).append('\n');
        probes(out, indent + "  ", path + "/scaleUp", area.scaleUp().text(), now);
        scaleDown(out, indent, path, area, now);
    }

    private void scaleDown(StringBuilder out, String indent, String path, Area area, Instant now) {
        String status = area.candidates() > 0 ? "CandidatesPresent" : "NoCandidates";
        out.append(indent).append("scaleDown:\n");
        out.append(indent).append("  status: ").append(status).append('\n');
        if (area.candidates() > 0) {
            out.append(indent)
                    .append("  candidates: ")
                    .append(area.candidates())
                    .append('\n');
        }
        probes(out, indent + "  ", path + "/scaleDown", status, now);
    }

    private void probes(StringBuilder out, String indent, String path, String status, Instant now) {
        Since since = transitions.get(path);
        if (since == null || !since.status().equals(status)) {
            since = new Since(status, now);
            transitions.put(path, since);
        }
        out.append(indent).append("lastProbeTime: ").append(time(now)).append('\n');
        out.append(indent)
                .append("lastTransitionTime: ")
                .append(time(since.at()))
                .append('\n');
    }

    private static String time(Instant instant) {
        return "\"" + instant.truncatedTo(ChronoUnit.SECONDS) + "\"";
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE - CUT.length()) + CUT;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
