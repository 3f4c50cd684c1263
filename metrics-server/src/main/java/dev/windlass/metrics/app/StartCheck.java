package dev.windlass.metrics.app;

import dev.windlass.kube.client.KubeConnection;
import dev.windlass.metrics.flag.Wording;
import dev.windlass.service.api.ApiCheck;
import dev.windlass.service.settings.ApiConfig;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks at all settings before anything is made of them: what is wrong with the first one that is comes as one line, in the words of
 * whoever gave it, and not below a stack trace.
 */
@ApplicationScoped
class StartCheck {
    private static final Logger LOG = Logger.getLogger(StartCheck.class);
    private static final int BEFORE_THE_SERVICE = 5;

    void onStart(
            @Observes @Priority(BEFORE_THE_SERVICE) StartupEvent event,
            MetricsServerConfig config,
            ApiConfig api,
            Instance<KubeConnection> connection) {
        try {
            KubeletSettings.resolutions(config);
            KubeletSettings.requestTimeout(config);
            KubeletSettings.nodes(config);
            KubeletSettings.trust(config, Optional.empty());
            ApiCheck.check(api);
            connection.get();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw refused(e);
        }
    }

    /**
     * Ends the start with the message alone and the exit code of a wrong flag. The framework prints no trace when this kind of exception
     * is the root; on the outside it would be taken for a start that is over and done.
     */
    static IllegalStateException refused(Exception e) {
        LOG.debug("the service cannot start", e);
        String line = new Wording(FlagSettings.given()).of(String.valueOf(e.getMessage()));
        return new IllegalStateException(line, new PreventFurtherStepsException(line, Main.REFUSED));
    }
}
