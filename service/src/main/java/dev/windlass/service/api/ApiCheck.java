package dev.windlass.service.api;

import dev.windlass.service.settings.ApiConfig;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** All checks of the settings {@code windlass.api.}, for a service that wants them before anything is opened. */
public final class ApiCheck {
    private ApiCheck() {}

    /** @throws IllegalArgumentException when a setting can not be used; the message names it */
    public static void check(ApiConfig config) {
        Objects.requireNonNull(ApiSettings.of(config, List.of(), Duration.ofSeconds(1)));
        Objects.requireNonNull(AccessRules.of(config));
        Objects.requireNonNull(ShutdownDelay.of(config));
    }
}
