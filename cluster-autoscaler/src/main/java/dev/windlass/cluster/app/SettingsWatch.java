package dev.windlass.cluster.app;

import dev.windlass.cluster.publish.Events;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.watch.Change;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.kube.watch.ObjectWatch;
import dev.windlass.kube.watch.WatchRequest;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Follows the settings ConfigMap; every change is in force with the next pass, and a wrong value is named wherever an operator looks. */
final class SettingsWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SettingsWatch.class);

    private final LiveSettings settings;
    private final Events events;
    private final AutoscalerMetrics metrics;
    private final String namespace;
    private final String name;
    private final Runnable wake;
    private final ObjectWatch<?, ?> watch;

    SettingsWatch(
            KubeConnection connection,
            String namespace,
            String name,
            LiveSettings settings,
            Events events,
            AutoscalerMetrics metrics,
            Runnable wake) {
        this.settings = settings;
        this.events = events;
        this.metrics = metrics;
        this.namespace = namespace;
        this.name = name;
        this.wake = wake;
        metrics.settingsProblems(0);
        Mirror<Map<String, String>> mirror = new Mirror<>();
        mirror.onChange(this::changed);
        this.watch = ObjectWatch.start(
                connection,
                WatchRequest.of(Kinds.CONFIG_MAP).namespace(namespace).fieldSelector("metadata.name=" + name),
                configMap -> Map.copyOf(configMap.getDataMap()),
                mirror);
    }

    private void changed(Change<Map<String, String>> change) {
        apply(
                switch (change) {
                    case Change.Added<Map<String, String>>(var _, var data) -> data;
                    case Change.Updated<Map<String, String>>(var _, var _, var data) -> data;
                    case Change.Removed<Map<String, String>> _ -> Map.of();
                });
    }

    private void apply(Map<String, String> data) {
        List<String> changes = settings.apply(data);
        if (!changes.isEmpty()) {
            String text = String.join(", ", changes);
            LOG.infof("settings changed: configMap=%s/%s %s", namespace, name, text);
            events.onConfigMap(namespace, name, Events.Kind.NORMAL, "SettingsChanged", text);
        }
        for (String problem : settings.problems()) {
            LOG.warnf("setting is wrong: configMap=%s/%s %s", namespace, name, problem);
            events.onConfigMap(namespace, name, Events.Kind.WARNING, "SettingInvalid", problem);
        }
        metrics.settingsProblems(settings.problems().size());
        wake.run();
    }

    @Override
    public void close() {
        watch.close();
    }
}
