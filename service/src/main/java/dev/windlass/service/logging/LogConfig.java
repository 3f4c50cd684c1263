package dev.windlass.service.logging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How log lines look. */
@ConfigMapping(prefix = "windlass.log")
interface LogConfig {
    /** {@code text} for people, {@code json} for a log store: one object per line. */
    @WithDefault("text")
    Format format();

    /** The two forms of a log line. */
    enum Format {
        TEXT,
        JSON
    }
}
