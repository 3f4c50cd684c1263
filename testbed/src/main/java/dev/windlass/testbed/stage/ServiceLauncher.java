package dev.windlass.testbed.stage;

import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Gives each service the settings it needs on this stage, and starts it. */
final class ServiceLauncher {
    private final StageSettings stage;
    private final Venue venue;
    private final String bootstrapServers;
    private final URI prometheus;

    ServiceLauncher(StageSettings stage, Venue venue, String bootstrapServers, URI prometheus) {
        this.stage = stage;
        this.venue = venue;
        this.bootstrapServers = bootstrapServers;
        this.prometheus = prometheus;
    }

    ServiceProcess launch(Part part) {
        ServiceSettings settings = ServiceSettings.of(part.module(), stage.directory())
                .with(
                        "windlass.kube.kubeconfig",
                        venue.cluster().adminKubeconfig().toString())
                .with("windlass.stream.bootstrap-servers", bootstrapServers);
        if (servesApi(part)) {
            settings = settings.withApi(venue.issueServingCertificate(part.module()));
        }
        Map<String, String> own = new HashMap<>(own(part));
        own.putAll(stage.furtherOf(part));
        for (Map.Entry<String, String> setting : own.entrySet()) {
            settings = settings.with(setting.getKey(), setting.getValue());
        }
        return ServiceProcess.launch(settings);
    }

    private static boolean servesApi(Part part) {
        return switch (part) {
            case METRICS_SERVER, AUTOSCALER -> true;
            case STATE_METRICS, CLUSTER_AUTOSCALER, CONSOLE -> false;
        };
    }

    private Map<String, String> own(Part part) {
        Map<String, String> settings = new HashMap<>();
        switch (part) {
            case METRICS_SERVER -> {
                settings.putAll(stage.pace().metricsServer());
                settings.put("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP");
                settings.put("windlass.metrics-server.kubelet-use-node-status-port", "true");
                settings.put(
                        "windlass.metrics-server.kubelet-certificate-authority",
                        venue.kubeletAuthority().toString());
            }
            case AUTOSCALER -> {
                settings.putAll(stage.pace().autoscaler());
                settings.put("windlass.autoscaler.mode", venue.autoscalerMode());
                settings.put("windlass.autoscaler.prometheus-url", prometheus.toString());
                settings.put(
                        "windlass.autoscaler.config",
                        Manifests.ADAPTER_RULES.into(stage.directory()).toString());
                settings.put("windlass.autoscaler.metrics-relist-interval", "2s");
            }
            case CLUSTER_AUTOSCALER -> {
                settings.putAll(stage.pace().clusterAutoscaler());
                settings.put("windlass.cluster-autoscaler.cloud-provider", "kwok");
            }
            case STATE_METRICS, CONSOLE -> {}
        }
        return settings;
    }
}
