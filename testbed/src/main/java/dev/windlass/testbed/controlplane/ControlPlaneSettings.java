package dev.windlass.testbed.controlplane;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which components run and with which flags beside the necessary ones. Equal settings mean clusters that may be shared.
 *
 * @param components those that are started; etcd and the API server always are
 * @param flags further flags by component, written as on the command line ({@code --name=value})
 */
public record ControlPlaneSettings(Set<Component> components, Map<Component, List<String>> flags) {
    private static final Set<Component> NECESSARY = EnumSet.of(Component.ETCD, Component.API_SERVER);

    public ControlPlaneSettings {
        if (!components.containsAll(NECESSARY)) {
            throw new IllegalArgumentException("a control plane needs " + NECESSARY + ", but was given " + components);
        }
        components = Set.copyOf(components);
        Map<Component, List<String>> copied = new EnumMap<>(Component.class);
        flags.forEach((component, given) -> {
            for (String flag : given) {
                if (!flag.startsWith("--")) {
                    throw new IllegalArgumentException(
                            "a flag of " + component.command() + " is written --name=value, not '" + flag + "'");
                }
            }
            if (!given.isEmpty()) {
                copied.put(component, List.copyOf(given));
            }
        });
        flags = Map.copyOf(copied);
    }

    /** All components, with no further flags. */
    public static ControlPlaneSettings complete() {
        return new ControlPlaneSettings(EnumSet.allOf(Component.class), Map.of());
    }

    public ControlPlaneSettings with(Component component, List<String> furtherFlags) {
        Map<Component, List<String>> changed = new EnumMap<>(Component.class);
        changed.putAll(flags);
        List<String> all = new ArrayList<>(flagsOf(component));
        all.addAll(furtherFlags);
        changed.put(component, all);
        return new ControlPlaneSettings(components, changed);
    }

    public ControlPlaneSettings without(Component component) {
        Set<Component> fewer = EnumSet.copyOf(components);
        fewer.remove(component);
        return new ControlPlaneSettings(fewer, flags);
    }

    List<String> flagsOf(Component component) {
        return flags.getOrDefault(component, List.of());
    }
}
