package dev.windlass.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of each service, read from the source of its settings interface. The chart's tests see no service's classes: a
 * chart is no part of a service, and its build must not wait for all of them.
 */
enum SettingsSource {
    METRICS_SERVER(
            "metricsServer",
            "metrics-server",
            "metrics-server/src/main/java/dev/windlass/metrics/app/MetricsServerConfig.java"),
    STATE_METRICS(
            "stateMetrics",
            "state-metrics",
            "state-metrics/src/main/java/dev/windlass/state/app/StateMetricsConfig.java"),
    AUTOSCALER(
            "autoscaler", "autoscaler", "autoscaler/src/main/java/dev/windlass/autoscaler/app/AutoscalerConfig.java"),
    CLUSTER_AUTOSCALER(
            "clusterAutoscaler",
            "cluster-autoscaler",
            "cluster-autoscaler/src/main/java/dev/windlass/cluster/app/AutoscalerConfig.java"),
    CONSOLE("console", "console", "dashboards/src/main/java/dev/windlass/console/app/ConsoleConfig.java");

    private static final String SERVICE = "service/src/main/java/dev/windlass/service/";
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern SCALE_DOWN_FLAG = Pattern.compile("texts\\.put\\(\"([^\"]+)\"");

    /** A nested interface, or a method with its annotations in front of it. */
    private static final Pattern MEMBER = Pattern.compile(
            "(?<annotations>(?:@\\w+(?:\\([^)]*\\))?\\s+)*)(?:(?:public |private )*(?<nested>interface|enum) (?<name>\\w+)"
                    + "|(?<type>[A-Z]\\w*(?:<[^;]*?>)?|int|long|double|boolean) (?<method>\\w+)\\(\\);|(?<close>}))");

    private final String key;
    private final String component;
    private final String file;

    SettingsSource(String key, String component, String file) {
        this.key = key;
        this.component = component;
        this.file = file;
    }

    /** Its name in the values. */
    String key() {
        return key;
    }

    String component() {
        return component;
    }

    String prefix() throws IOException {
        return prefix(source(file));
    }

    /** Its settings without their prefix; one with a free part ends in {@code .*}. */
    List<String> names() throws IOException {
        return names(source(file));
    }

    /** The settings every service understands, by full name. */
    static List<String> common() throws IOException {
        List<String> common = new ArrayList<>();
        for (String name : List.of(
                "settings/KubeConfig",
                "settings/StreamConfig",
                "settings/ApiConfig",
                "logging/LogConfig",
                "tracing/TracingConfig")) {
            String source = source(SERVICE + name + ".java");
            names(source).forEach(setting -> {
                common.add(prefix(source) + "." + setting);
            });
        }
        return common;
    }

    /** The cluster-autoscaler's settings that a ConfigMap may change. */
    static List<String> liveSettings() throws IOException {
        String source = Files.readString(
                Chart.ROOT.resolve("cluster-autoscaler/src/main/java/dev/windlass/cluster/app/ScaleDownFlags.java"));
        return SCALE_DOWN_FLAG
                .matcher(source)
                .results()
                .map(flag -> flag.group(1))
                .toList();
    }

    private static String prefix(String source) {
        Matcher prefix = PREFIX.matcher(source);
        if (!prefix.find()) {
            throw new AssertionError("no @ConfigMapping in " + source);
        }
        return prefix.group(1);
    }

    private static List<String> names(String source) {
        Interface whole = new Parser(source).parse();
        List<String> names = new ArrayList<>();
        whole.addNames(whole, "", names);
        return names;
    }

    private static String source(String file) throws IOException {
        return Files.readString(Path.of(Chart.ROOT.toString(), file)).replaceAll("(?s)/\\*.*?\\*/", "");
    }

    private record Setting(String name, String type, boolean underParentName) {}

    private record Interface(String name, List<Setting> settings, List<Interface> nested) {
        void addNames(Interface root, String prefix, List<String> names) {
            for (Setting setting : settings) {
                String kebab =
                        prefix + setting.name().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
                Interface group = root.nested.stream()
                        .filter(each -> each.name().equals(setting.type()))
                        .findFirst()
                        .orElse(null);
                if (group != null) {
                    group.addNames(root, setting.underParentName() ? prefix : kebab + ".", names);
                } else {
                    names.add(setting.type().startsWith("Map<") ? kebab + ".*" : kebab);
                }
            }
        }
    }

    /** Reads one interface with others one level within it, which is all that settings here are. */
    private static final class Parser {
        private final Matcher members;

        private Parser(String source) {
            this.members = MEMBER.matcher(source);
        }

        private Interface parse() {
            Interface whole = new Interface("", new ArrayList<>(), new ArrayList<>());
            List<Interface> open = new ArrayList<>();
            while (members.find()) {
                if (members.group("nested") != null) {
                    Interface inner = open.isEmpty()
                            ? whole
                            : new Interface(members.group("name"), new ArrayList<>(), new ArrayList<>());
                    if (members.group("nested").equals("interface") && !open.isEmpty()) {
                        whole.nested().add(inner);
                    }
                    open.addLast(inner);
                } else if (members.group("close") != null) {
                    open.removeLast();
                } else if (!open.isEmpty()) {
                    open.getLast()
                            .settings()
                            .add(new Setting(
                                    members.group("method"),
                                    members.group("type"),
                                    members.group("annotations").contains("@WithParentName")));
                }
            }
            return whole;
        }
    }
}
