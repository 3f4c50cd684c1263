package dev.windlass.cluster.app;

import dev.windlass.kube.duration.GoDuration;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Durations as the peer's flags write them: {@code 1h30m}, {@code 10s}. */
public final class GoDurationConverter implements Converter<Duration> {
    private static final long serialVersionUID = 1L;

    @Override
    public Duration convert(String value) {
        return GoDuration.parse(value.equals("0") ? "0s" : value);
    }
}
