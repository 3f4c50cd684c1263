package dev.windlass.cluster.app;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The settings of a start without any. */
final class Flags {
    private Flags() {}

    static AutoscalerConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(AutoscalerConfig.class)
                .build()
                .getConfigMapping(AutoscalerConfig.class);
    }

    static ScaleDownFlags defaults() {
        return ScaleDownFlags.of(config().shrinking());
    }
}
