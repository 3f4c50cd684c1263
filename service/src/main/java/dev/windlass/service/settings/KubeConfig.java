package dev.windlass.service.settings;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How the service reaches the API server. */
@ConfigMapping(prefix = "windlass.kube")
public interface KubeConfig {
    /** Path of a kubeconfig file; absent: the pod's own service account. */
    Optional<Path> kubeconfig();
}
