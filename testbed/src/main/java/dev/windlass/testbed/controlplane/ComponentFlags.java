package dev.windlass.testbed.controlplane;

import java.nio.file.Path;
import java.util.List;

/** The flags without which a component does not work on loopback; a test's own flags come after them and win. */
final class ComponentFlags {
    private static final int REQUESTS_PER_SECOND = 500;

    private final Layout layout;

    ComponentFlags(Layout layout) {
        this.layout = layout;
    }

    List<String> of(Component component) {
        return switch (component) {
            case ETCD -> etcd();
            case API_SERVER -> apiServer();
            case CONTROLLER_MANAGER -> controllerManager();
            case SCHEDULER -> scheduler();
            case KWOK -> kwok();
        };
    }

    private List<String> etcd() {
        String client = "http://127.0.0.1:" + layout.etcdPort();
        String peer = "http://127.0.0.1:" + layout.etcdPeerPort();
        return List.of(
                flag("data-dir", layout.directory().resolve("etcd")),
                flag("listen-client-urls", client),
                flag("advertise-client-urls", client),
                flag("listen-peer-urls", peer),
                flag("initial-advertise-peer-urls", peer),
                flag("initial-cluster", "default=" + peer),
                // The data is thrown away with the cluster, so it need not survive a power cut.
                "--unsafe-no-fsync",
                flag("log-level", "warn"));
    }

    private List<String> apiServer() {
        ClusterCertificates certificates = layout.certificates();
        return List.of(
                flag("etcd-servers", "http://127.0.0.1:" + layout.etcdPort()),
                flag("bind-address", "127.0.0.1"),
                flag("secure-port", layout.apiServerPort()),
                // Nobody reads the endpoints of the service "kubernetes" here, and it refuses to put a loopback address
                // there.
                flag("advertise-address", "127.0.0.1"),
                flag("endpoint-reconciler-type", "none"),
                flag("tls-cert-file", certificates.apiServer().certificate()),
                flag("tls-private-key-file", certificates.apiServer().key()),
                flag("client-ca-file", certificates.cluster().files().certificate()),
                flag("authorization-mode", "RBAC"),
                flag("allow-privileged", "true"),
                flag("service-cluster-ip-range", "10.96.0.0/16"),
                flag("service-account-issuer", "https://kubernetes.default.svc"),
                flag("service-account-key-file", certificates.serviceAccounts().publicKey()),
                flag(
                        "service-account-signing-key-file",
                        certificates.serviceAccounts().privateKey()),
                flag(
                        "requestheader-client-ca-file",
                        certificates.frontProxy().files().certificate()),
                flag("requestheader-allowed-names", ClusterCertificates.FRONT_PROXY),
                flag("requestheader-username-headers", "X-Remote-User"),
                flag("requestheader-group-headers", "X-Remote-Group"),
                flag("requestheader-extra-headers-prefix", "X-Remote-Extra-"),
                flag("proxy-client-cert-file", certificates.frontProxyClient().certificate()),
                flag("proxy-client-key-file", certificates.frontProxyClient().key()));
    }

    private List<String> controllerManager() {
        ClusterCertificates certificates = layout.certificates();
        return List.of(
                flag("kubeconfig", layout.controllerManager()),
                flag("authentication-kubeconfig", layout.controllerManager()),
                flag("authorization-kubeconfig", layout.controllerManager()),
                flag("bind-address", "127.0.0.1"),
                flag("secure-port", layout.controllerManagerPort()),
                flag("tls-cert-file", certificates.components().certificate()),
                flag("tls-private-key-file", certificates.components().key()),
                flag("leader-elect", "false"),
                // The default of 20 requests per second takes five seconds to start all controllers.
                flag("kube-api-qps", REQUESTS_PER_SECOND),
                flag("kube-api-burst", 2 * REQUESTS_PER_SECOND),
                flag("use-service-account-credentials", "true"),
                flag(
                        "service-account-private-key-file",
                        certificates.serviceAccounts().privateKey()),
                flag("root-ca-file", certificates.cluster().files().certificate()),
                flag("cluster-signing-cert-file", certificates.cluster().files().certificate()),
                flag("cluster-signing-key-file", certificates.cluster().files().key()));
    }

    private List<String> scheduler() {
        ClusterCertificates certificates = layout.certificates();
        return List.of(
                flag("kubeconfig", layout.scheduler()),
                flag("authentication-kubeconfig", layout.scheduler()),
                flag("authorization-kubeconfig", layout.scheduler()),
                flag("bind-address", "127.0.0.1"),
                flag("secure-port", layout.schedulerPort()),
                flag("tls-cert-file", certificates.components().certificate()),
                flag("tls-private-key-file", certificates.components().key()),
                flag("leader-elect", "false"),
                flag("kube-api-qps", REQUESTS_PER_SECOND),
                flag("kube-api-burst", 2 * REQUESTS_PER_SECOND));
    }

    private List<String> kwok() {
        ClusterCertificates certificates = layout.certificates();
        return List.of(
                flag("kubeconfig", layout.kwok()),
                flag("config", KwokConfiguration.write(layout.directory())),
                flag("manage-all-nodes", "true"),
                flag("node-lease-duration-seconds", "40"),
                flag("cidr", "10.244.0.0/16"),
                flag("node-ip", "127.0.0.1"),
                flag("node-port", layout.kwokPort()),
                flag("server-address", "127.0.0.1:" + layout.kwokPort()),
                flag("tls-cert-file", certificates.components().certificate()),
                flag("tls-private-key-file", certificates.components().key()));
    }

    private static String flag(String name, Path value) {
        return flag(name, value.toString());
    }

    private static String flag(String name, int value) {
        return flag(name, Integer.toString(value));
    }

    private static String flag(String name, String value) {
        return "--" + name + "=" + value;
    }
}
