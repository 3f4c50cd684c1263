package dev.windlass.metrics.app;

import dev.windlass.metrics.flag.Flag;
import dev.windlass.metrics.flag.GivenFlags;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Says once at the start what a user of the peer would otherwise have to find out: what is off, and which flags change nothing. */
@ApplicationScoped
class FlagNotice {
    private static final Logger LOG = Logger.getLogger(FlagNotice.class);
    private static final String STREAM = "windlass.stream.enabled";
    private static final int BEFORE_THE_SERVICE = 10;

    void onStart(@Observes @Priority(BEFORE_THE_SERVICE) StartupEvent event, Config config) {
        GivenFlags flags = FlagSettings.given();
        if (!flags.withoutEffect().isEmpty()) {
            LOG.info("flags without effect here: " + reasons(flags));
        }
        if (!flags.operands().isEmpty()) {
            LOG.warnf(
                    "arguments that belong to no flag are passed over: %s (true and false are attached: --flag=false)",
                    String.join(" ", flags.operands()));
        }
        if (String.valueOf(config.getConfigValue(STREAM).getSourceName()).contains(FlagSettings.DEFAULTS)) {
            LOG.info(
                    "run by flags and no Kafka brokers are named: the stream is off and this replica scrapes every node"
                            + " (windlass.stream.bootstrap-servers turns it on)");
        }
    }

    private static String reasons(GivenFlags flags) {
        Map<String, TreeSet<String>> byReason = new LinkedHashMap<>();
        for (Flag flag : flags.withoutEffect()) {
            byReason.computeIfAbsent(flag.effect().text(), _ -> new TreeSet<>()).add(flag.typed());
        }
        return byReason.entrySet().stream()
                .map(entry -> String.join(" ", entry.getValue()) + " (" + entry.getKey() + ")")
                .collect(Collectors.joining(", "));
    }
}
