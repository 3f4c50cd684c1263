package dev.windlass.testbed.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.junit.WithCluster;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, shown on the service that needs nothing but an API server. */
@WithCluster
class ServiceProcessIT {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final ControlPlane cluster;

    ServiceProcessIT(ControlPlane cluster) {
        this.cluster = cluster;
    }

    @Test
    void aKilledServiceComesBackWhereItWas(@TempDir Path folder) throws Exception {
        try (ServiceProcess service =
                ServiceProcess.launch(stateMetrics(folder)).awaitReady(READY_WITHIN)) {
            assertThat(service.residentBytes()).isBetween(50L << 20, 1L << 30);

            service.kill();
            assertThat(service.exitCode()).isEqualTo(128 + 9);

            service.startAgain().awaitReady(READY_WITHIN);
            assertThat(service.get("/q/health/live").body()).contains("UP");
        }
    }

    @Test
    void aServiceThatDoesNotStartIsShownWithItsLastWords(@TempDir Path folder) {
        ServiceSettings misspelt = stateMetrics(folder).with("windlass.kube.kubeconfg", "x");

        try (ServiceProcess service = ServiceProcess.launch(misspelt)) {
            assertThatThrownBy(() -> service.awaitReady(READY_WITHIN))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("state-metrics has ended")
                    .hasMessageContaining("windlass.kube.kubeconfg");
        }
    }

    private ServiceSettings stateMetrics(Path folder) {
        return ServiceSettings.of("state-metrics", folder)
                .with("windlass.kube.kubeconfig", cluster.adminKubeconfig().toString());
    }
}
