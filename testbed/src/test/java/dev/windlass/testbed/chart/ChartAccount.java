package dev.windlass.testbed.chart;

import com.marcnuri.helm.Helm;
import dev.windlass.testbed.controlplane.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The service account that the chart gives a service, with its rights and no others: a test fails when the service needs more. */
public final class ChartAccount {
    private static final String SYSTEM = "kube-system";
    private static final Pattern DOCUMENTS = Pattern.compile("(?m)^---\\s*$");
    private static final Pattern KIND = Pattern.compile("(?m)^kind: (\\w+)$");
    private static final Set<String> ACCESS =
            Set.of("ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding");
    /** Everything that widens a service's rights; the narrower ones are the chart's own tests. */
    private static final String VALUES = """
            metricsServer:
              certificate: {source: secret, secretName: serving, caBundle: bm9uZQ==}
              settings: {kubelet-summary: true, kubelet-cadvisor: true}
            autoscaler:
              certificate: {source: secret, secretName: serving, caBundle: bm9uZQ==}
              settings: {mode: drive, prometheus-url: "http://prometheus:9090"}
              rules: {rules: [{seriesQuery: up}]}
            clusterAutoscaler: {settings: {namespace: %1$s}}
            console: {settings: {status-namespace: %1$s}}
            """;

    private ChartAccount() {}

    /** In {@code kube-system}, where the services keep their leases by default. */
    public static Path kubeconfig(Cluster cluster, String component) {
        return kubeconfig(cluster, component, SYSTEM);
    }

    /** In a namespace that exists; what the service keeps in the cluster it keeps there. */
    public static Path kubeconfig(Cluster cluster, String component, String namespace) {
        cluster.apply(Arrays.stream(DOCUMENTS.split(render(namespace)))
                .filter(document -> grants(document, component))
                .collect(Collectors.joining("\n---\n")));
        return cluster.serviceAccounts().kubeconfig(namespace, "windlass-" + component);
    }

    private static boolean grants(String document, String component) {
        Matcher kind = KIND.matcher(document);
        return kind.find()
                && ACCESS.contains(kind.group(1))
                && document.contains("app.kubernetes.io/component: " + component + "\n");
    }

    private static String render(String namespace) {
        try {
            Path values = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(values, VALUES.formatted(namespace));
                return new Helm(InstalledChart.chart())
                        .template()
                        .withName("windlass")
                        .withNamespace(namespace)
                        .withValuesFile(values)
                        .call();
            } finally {
                Files.delete(values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
