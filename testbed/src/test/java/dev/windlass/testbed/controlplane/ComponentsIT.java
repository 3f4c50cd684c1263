package dev.windlass.testbed.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.testbed.junit.WithCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the control plane itself, which other tests build on. */
@WithCluster(
        sharing = WithCluster.Sharing.NONE,
        without = {Component.CONTROLLER_MANAGER, Component.SCHEDULER, Component.KWOK})
class ComponentsIT {
    private final ControlPlane cluster;

    ComponentsIT(ControlPlane cluster) {
        this.cluster = cluster;
    }

    @Test
    void theApiServerComesBackWithItsDataAfterItWasKilled() {
        cluster.kubectl().succeed("create", "namespace", "kept");

        cluster.kill(Component.API_SERVER);
        assertThat(cluster.kubectl().run("get", "namespaces").stderr()).contains("refused");

        cluster.start(Component.API_SERVER);
        assertThat(cluster.kubectl().succeed("get", "namespaces", "-o", "name")).contains("namespace/kept");
    }

    @Test
    void aFrozenApiServerLetsCallersWait() {
        cluster.freeze(Component.API_SERVER);
        assertThat(cluster.kubectl()
                        .run("get", "namespaces", "--request-timeout=1s")
                        .exitCode())
                .isNotZero();

        cluster.resume(Component.API_SERVER);
        assertThat(cluster.kubectl().run("get", "namespaces").exitCode()).isZero();
    }

    @Test
    void aComponentThatWasLeftOutCantBeStopped() {
        assertThatThrownBy(() -> cluster.stop(Component.SCHEDULER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kube-scheduler was never started");
    }

    @Test
    void aFailedStartNamesTheComponentItsLogAndItsLastWords(@TempDir Path folder) {
        ControlPlane.Builder builder = ControlPlane.builder()
                .flags(Component.API_SERVER, "--no-such-flag=1")
                .directory(folder);

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kube-apiserver has ended with exit code 1")
                .hasMessageContaining(folder.resolve("logs/kube-apiserver.log").toString())
                .hasMessageContaining("unknown flag: --no-such-flag");
    }
}
