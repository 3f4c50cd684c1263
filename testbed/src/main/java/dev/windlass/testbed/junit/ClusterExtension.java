package dev.windlass.testbed.junit;

import dev.windlass.testbed.controlplane.Cluster;
import dev.windlass.testbed.controlplane.Component;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.ControlPlaneSettings;
import dev.windlass.testbed.controlplane.ExistingCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the clusters that {@link WithCluster} asks for; JUnit's stores close them with the class or the whole run. */
final class ClusterExtension implements ParameterResolver {
    private static final System.Logger LOG = System.getLogger(ClusterExtension.class.getName());
    private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);
    private static final String GIVEN = "windlass.testbed.kubeconfig";
    private static final Path CLUSTERS = Path.of("target", "clusters");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Cluster.class || type == ControlPlane.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String given = System.getProperty(GIVEN);
        if (given != null && parameter.getParameter().getType() == Cluster.class) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(GIVEN, key -> ExistingCluster.of(Path.of(given)), ExistingCluster.class);
        }
        TestClass testClass = TestClass.outermost(context);
        WithCluster asked = testClass.annotation(WithCluster.class);
        ControlPlaneSettings settings = settings(asked);
        return store(asked.sharing(), context, testClass)
                .computeIfAbsent(
                        key(asked.sharing(), settings, testClass),
                        key -> start(settings, testClass.name()),
                        ControlPlane.class);
    }

    private static Store store(WithCluster.Sharing sharing, ExtensionContext context, TestClass testClass) {
        return switch (sharing) {
            case BY_SETTINGS -> context.getRoot().getStore(NAMESPACE);
            case NONE -> testClass.context().getStore(NAMESPACE);
        };
    }

    /** A class's store also finds what the whole run's store holds under the same key, so a class of its own needs its own key. */
    private static Object key(WithCluster.Sharing sharing, ControlPlaneSettings settings, TestClass testClass) {
        return switch (sharing) {
            case BY_SETTINGS -> settings;
            case NONE -> List.of(settings, testClass.name());
        };
    }

    private static ControlPlaneSettings settings(WithCluster asked) {
        ControlPlaneSettings settings = ControlPlaneSettings.complete()
                .with(Component.API_SERVER, List.of(asked.apiServerFlags()))
                .with(Component.CONTROLLER_MANAGER, List.of(asked.controllerManagerFlags()))
                .with(Component.SCHEDULER, List.of(asked.schedulerFlags()));
        for (Component component : asked.without()) {
            settings = settings.without(component);
        }
        return settings;
    }

    private static ControlPlane start(ControlPlaneSettings settings, String testClass) {
        try {
            Files.createDirectories(CLUSTERS);
            Path directory = Files.createTempDirectory(CLUSTERS, testClass + "-");
            ControlPlane cluster = ControlPlane.builder()
                    .settings(settings)
                    .directory(directory)
                    .start();
            LOG.log(
                    System.Logger.Level.INFO,
                    String.format(
                            Locale.ROOT,
                            "cluster for %s ready in %.1f s, kubeconfig %s",
                            testClass,
                            cluster.startedIn().toMillis() / 1000.0,
                            cluster.adminKubeconfig()));
            return cluster;
        } catch (IOException failure) {
            throw new UncheckedIOException("create a folder for the cluster below " + CLUSTERS, failure);
        }
    }
}
