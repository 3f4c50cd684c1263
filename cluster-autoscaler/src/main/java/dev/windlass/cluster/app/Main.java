package dev.windlass.cluster.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigMappings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes the peer's process arguments and starts the service. */
@QuarkusMain
public final class Main {
    private static final Logger LOG = Logger.getLogger(Main.class);
    private static final String PREFIX = "windlass.cluster-autoscaler.";
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String... arguments) {
        try {
            Arguments parsed = Arguments.parse(List.of(arguments), knownFlags());
            parsed.settings().forEach(System::setProperty);
            parsed.ignored().forEach(flag -> LOG.warnf("flag --%s has no effect: what it sets is not built yet", flag));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        }
        Quarkus.run();
    }

    private static Set<String> knownFlags() {
        return ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(AutoscalerConfig.class))
                .keySet()
                .stream()
                .map(name -> name.replaceFirst("^" + PREFIX.replace(".", "\\."), ""))
                .map(name -> name.replaceFirst("\\[\\*]$", ""))
                .collect(Collectors.toSet());
    }
}
