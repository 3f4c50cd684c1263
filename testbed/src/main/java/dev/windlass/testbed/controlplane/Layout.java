package dev.windlass.testbed.controlplane;

import dev.windlass.testbed.process.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where everything of one cluster is: ports, certificates, kubeconfigs, folders. Fixed for the cluster's life. */
final class Layout {
    private final Path directory;
    private final ClusterCertificates certificates;
    private final int etcdPort = FreePort.next();
    private final int etcdPeerPort = FreePort.next();
    private final int apiServerPort = FreePort.next();
    private final int controllerManagerPort = FreePort.next();
    private final int schedulerPort = FreePort.next();
    private final int kwokPort = FreePort.next();

    private final Path admin;
    private final Path controllerManager;
    private final Path scheduler;
    private final Path kwok;

    Layout(Path directory) {
        this.directory = directory.toAbsolutePath();
        certificates = new ClusterCertificates(this.directory.resolve("pki"));
        admin = kubeconfig("admin", "kubernetes-admin", List.of("system:masters"));
        controllerManager = kubeconfig("controller-manager", "system:kube-controller-manager", List.of());
        scheduler = kubeconfig("scheduler", "system:kube-scheduler", List.of());
        kwok = kubeconfig("kwok", "kwok", List.of("system:masters"));
    }

    private Path kubeconfig(String fileName, String user, List<String> groups) {
        return newKubeconfig()
                .writeForCertificate(
                        directory.resolve(fileName + ".kubeconfig"),
                        certificates.cluster().issueClient(fileName, user, groups));
    }

    Kubeconfig newKubeconfig() {
        return new Kubeconfig(server(), certificates.cluster().files().certificate());
    }

    Path directory() {
        return directory;
    }

    Path logs() {
        return directory.resolve("logs");
    }

    ClusterCertificates certificates() {
        return certificates;
    }

    URI server() {
        return loopback("https", apiServerPort);
    }

    Path admin() {
        return admin;
    }

    Path controllerManager() {
        return controllerManager;
    }

    Path scheduler() {
        return scheduler;
    }

    Path kwok() {
        return kwok;
    }

    int etcdPort() {
        return etcdPort;
    }

    int etcdPeerPort() {
        return etcdPeerPort;
    }

    int apiServerPort() {
        return apiServerPort;
    }

    int controllerManagerPort() {
        return controllerManagerPort;
    }

    int schedulerPort() {
        return schedulerPort;
    }

    int kwokPort() {
        return kwokPort;
    }

    /** The address at which a component says whether it is ready. */
    URI health(Component component) {
        return switch (component) {
            case ETCD -> loopback("http", etcdPort).resolve("/health");
            case API_SERVER -> server().resolve("/readyz");
            case CONTROLLER_MANAGER -> loopback("https", controllerManagerPort).resolve("/healthz");
            case SCHEDULER -> loopback("https", schedulerPort).resolve("/readyz");
            case KWOK -> loopback("https", kwokPort).resolve("/healthz");
        };
    }

    private static URI loopback(String scheme, int port) {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }
}
