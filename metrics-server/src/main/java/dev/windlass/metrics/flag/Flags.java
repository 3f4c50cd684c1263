package dev.windlass.metrics.flag;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all flags. */
public final class Flags {
    /** In the order of the help page. */
    public static final List<Flag> ALL = Stream.of(
                    ServiceFlags.METRICS_SERVER,
                    ServiceFlags.KUBELET,
                    ServingFlags.SERVING,
                    AccessFlags.AUTHENTICATION,
                    AccessFlags.AUTHORIZATION,
                    LibraryFlags.GENERIC,
                    AuditFlags.AUDIT,
                    LibraryFlags.FEATURES,
                    LibraryFlags.LOGGING)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Flag> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Flag::name, Function.identity()));
    private static final Map<String, Flag> BY_SHORTHAND = ALL.stream()
            .filter(flag -> !flag.shorthand().isEmpty())
            .collect(Collectors.toMap(Flag::shorthand, Function.identity()));

    private Flags() {}

    /** The flag of a name, in which underscores are as good as dashes. */
    static Optional<Flag> named(String name) {
        return Optional.ofNullable(BY_NAME.get(dashed(name)));
    }

    static Optional<Flag> shorthand(char letter) {
        return Optional.ofNullable(BY_SHORTHAND.get(Character.toString(letter)));
    }

    /** The name that is spelled most alike, for a hint; empty when none is much alike. */
    static Optional<Flag> nearest(String name) {
        String wanted = dashed(name);
        return ALL.stream()
                .min(Comparator.comparingInt(flag -> Spelling.distance(wanted, flag.name())))
                .filter(flag -> Spelling.distance(wanted, flag.name())
                        <= Math.min(wanted.length() - 1, Math.max(2, wanted.length() / 3)));
    }

    private static String dashed(String name) {
        return name.replace('_', '-');
    }
}
