package dev.windlass.service.settings;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Stops the start when a {@code windlass.} setting is unknown to every mapping of this service. */
@ApplicationScoped
final class SettingsCheck {
    private static final int BEFORE_EVERYTHING = 1;

    void onStart(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event, BeanManager beans, Config config) {
        List<String> unknown =
                UnknownSettings.find(given(config), System.getenv().keySet(), known(beans));
        if (!unknown.isEmpty()) {
            throw new UnknownSettingException(unknown);
        }
    }

    /** Names as their sources have them: the configuration as a whole also lists names it derived from mappings. */
    private static Set<String> given(Config config) {
        Set<String> names = new HashSet<>();
        StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !source.getName().startsWith("EnvConfigSource"))
                .filter(source -> source.getOrdinal() >= ConfigSource.DEFAULT_ORDINAL)
                .map(ConfigSource::getPropertyNames)
                .forEach(names::addAll);
        return names;
    }

    private static Set<String> known(BeanManager beans) {
        Set<String> known = new HashSet<>(names(KubeConfig.class));
        // Known also to a service that injects none of them: one environment serves all processes of an installation.
        known.addAll(names(StreamConfig.class));
        known.addAll(names(ApiConfig.class));
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(SettingsCheck::isMapping)
                .map(type -> (Class<?>) type)
                .forEach(type -> known.addAll(names(type)));
        return known;
    }

    private static boolean isMapping(Type type) {
        return type instanceof Class<?> mapping && mapping.isAnnotationPresent(ConfigMapping.class);
    }

    private static Set<String> names(Class<?> mapping) {
        return ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping))
                .keySet();
    }
}
