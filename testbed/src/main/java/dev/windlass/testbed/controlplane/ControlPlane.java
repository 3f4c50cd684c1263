package dev.windlass.testbed.controlplane;

import dev.windlass.testbed.pki.CertificateFiles;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A control plane that this JVM started and that ends with it. Components can be stopped, frozen and started again one
 * by one; what was stored stays until {@link #close()}.
 */
public final class ControlPlane implements Cluster {
    private final ControlPlaneSettings settings;
    private final Layout layout;
    private final ApiClient client;
    private final Components components;
    private final Duration startedIn;

    private ControlPlane(
            ControlPlaneSettings settings, Layout layout, ApiClient client, Components components, Duration startedIn) {
        this.settings = settings;
        this.layout = layout;
        this.client = client;
        this.components = components;
        this.startedIn = startedIn;
    }

    /** A complete control plane without further flags, in a temporary folder. */
    public static ControlPlane start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    private static ControlPlane start(ControlPlaneSettings settings, Path directory) {
        InstantSource clock = InstantSource.system();
        Instant begin = clock.instant();
        Layout layout = new Layout(directory);
        ApiClient client = Clients.fromKubeconfig(layout.admin());
        Components components = new Components(settings, layout, client);
        try {
            components.startAll();
        } catch (RuntimeException | Error failure) {
            components.killAll();
            Clients.close(client);
            throw failure;
        }
        return new ControlPlane(settings, layout, client, components, Duration.between(begin, clock.instant()));
    }

    public ControlPlaneSettings settings() {
        return settings;
    }

    /** How long it took until every component was ready. */
    public Duration startedIn() {
        return startedIn;
    }

    /** The API server's address. */
    public URI server() {
        return layout.server();
    }

    @Override
    public Path adminKubeconfig() {
        return layout.admin();
    }

    @Override
    public ApiClient client() {
        return client;
    }

    /** The folder with the data, certificates and kubeconfigs of this cluster. */
    public Path directory() {
        return layout.directory();
    }

    /** The folder with one log file per component. */
    public Path logs() {
        return layout.logs();
    }

    /** PEM file of the authority that signs servers, users and components. */
    public Path clusterAuthority() {
        return layout.certificates().cluster().files().certificate();
    }

    /** PEM file of the authority that signs front proxies; different from {@link #clusterAuthority()}. */
    public Path frontProxyAuthority() {
        return layout.certificates().frontProxy().files().certificate();
    }

    /** The certificate with which the API server's aggregator proves itself to aggregated servers. */
    public CertificateFiles frontProxyClient() {
        return layout.certificates().frontProxyClient();
    }

    /** A front proxy's certificate by the right authority but under another name. */
    public CertificateFiles issueFrontProxyClient(String name) {
        return layout.certificates().frontProxy().issueClient("front-proxy-" + name, name, List.of());
    }

    /**
     * A serving certificate of {@link #clusterAuthority()} for localhost, 127.0.0.1 and every {@link AggregatedApi}.
     *
     * @param name file name of the certificate; asking again replaces the files, as a rotation does
     */
    public CertificateFiles issueServingCertificate(String name, String... hostNames) {
        List<String> all = new ArrayList<>(List.of(hostNames));
        all.add("*." + AggregatedApi.NAMESPACE + ".svc");
        return layout.certificates().cluster().issueServing(name, all);
    }

    /** A certificate with which a client is this user in these groups. */
    public CertificateFiles issueClientCertificate(String user, String... groups) {
        return layout.certificates().cluster().issueClient("client-" + user.replace(':', '-'), user, List.of(groups));
    }

    /** An aggregated API whose server has a certificate from {@link #issueServingCertificate}. */
    public AggregatedApi aggregatedApi(String group, String version, int port) {
        return new AggregatedApi(group, version, port, clusterAuthority());
    }

    Kubeconfig kubeconfigWriter() {
        return layout.newKubeconfig();
    }

    /** The port on which KWOK answers for every node's kubelet, with a certificate of {@link #clusterAuthority()}. */
    public int kwokPort() {
        return layout.kwokPort();
    }

    /** Starts a stopped component again with its data, and waits until it is ready. */
    public void start(Component component) {
        components.start(component);
    }

    /** Ends a component as an operator would. */
    public void stop(Component component) {
        components.stop(component);
    }

    /** Ends a component with SIGKILL. */
    public void kill(Component component) {
        components.kill(component);
    }

    /** Stops a component from doing anything while its sockets stay open; {@link #resume} undoes it. */
    public void freeze(Component component) {
        components.freeze(component);
    }

    public void resume(Component component) {
        components.resume(component);
    }

    /** Process id of a running component. */
    public long pid(Component component) {
        return components.pid(component);
    }

    /** Ends every component. The stored data is removed; logs, certificates and kubeconfigs stay. */
    @Override
    public void close() {
        components.killAll();
        Clients.close(client);
        components.removeData();
    }

    /** What to start, where. */
    public static final class Builder {
        private ControlPlaneSettings settings = ControlPlaneSettings.complete();
        private Supplier<Path> directory = Builder::temporary;

        private Builder() {}

        public Builder settings(ControlPlaneSettings given) {
            settings = given;
            return this;
        }

        /** Further flags of a component, written {@code --name=value}; they win over the testbed's own. */
        public Builder flags(Component component, String... flags) {
            settings = settings.with(component, List.of(flags));
            return this;
        }

        public Builder controllerManagerFlags(String... flags) {
            return flags(Component.CONTROLLER_MANAGER, flags);
        }

        /** Leaves the controller manager's own HPA controller off, so that another engine may drive HPAs. */
        public Builder withoutHpaController() {
            return controllerManagerFlags("--controllers=*,-horizontal-pod-autoscaler-controller");
        }

        public Builder without(Component component) {
            settings = settings.without(component);
            return this;
        }

        /** Where data, logs and kubeconfigs go, instead of a new temporary folder. */
        public Builder directory(Path folder) {
            directory = () -> folder;
            return this;
        }

        /** Starts everything and returns when all components are ready: about five seconds. */
        public ControlPlane start() {
            return ControlPlane.start(settings, directory.get());
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("windlass-cluster-");
            } catch (IOException failure) {
                throw new UncheckedIOException("create a folder for the cluster", failure);
            }
        }
    }
}
