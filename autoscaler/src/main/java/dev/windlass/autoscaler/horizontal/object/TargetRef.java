package dev.windlass.autoscaler.horizontal.object;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cross-version reference to an object of the autoscaler's own namespace.
 *
 * @param apiVersion group and version, {@code null} when the user left it out
 */
public record TargetRef(@Nullable String apiVersion, String kind, String name) {
    public TargetRef {
        kind = Objects.requireNonNullElse(kind, "");
        name = Objects.requireNonNullElse(name, "");
    }

    /** The API group, empty for the core group; {@code unexpected GroupVersion string: …} when apiVersion has two slashes. */
    public GroupParse group() {
        String version = apiVersion == null ? "" : apiVersion;
        int slash = version.indexOf('/');
        if (slash < 0) {
            return new GroupParse.Group("");
        }
        if (version.indexOf('/', slash + 1) >= 0) {
            return new GroupParse.Malformed("unexpected GroupVersion string: " + version);
        }
        return new GroupParse.Group(version.substring(0, slash));
    }

    /** What an apiVersion says about the group. */
    public sealed interface GroupParse {
        record Group(String name) implements GroupParse {}

        record Malformed(String message) implements GroupParse {}
    }
}
