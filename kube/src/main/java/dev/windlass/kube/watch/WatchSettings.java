package dev.windlass.kube.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How a watch behaves.
 *
 * @param pageSize objects per page of a list
 * @param watchFor how long the server is asked to keep a watch open; each watch lasts between one and two times this, so
 *     that a fleet does not come back all at once
 * @param firstPause pause after the first failure; doubled with each further one, up to {@code longestPause}, and
 *     stretched by up to the same again at random
 * @param listWithin deadline of one page of a list
 */
public record WatchSettings(
        int pageSize,
        Duration watchFor,
        Duration firstPause,
        Duration longestPause,
        Duration listWithin,
        InstantSource clock,
        RandomGenerator random) {

    public WatchSettings {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
        }
        if (watchFor.toSeconds() < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("watchFor must be at least a second and the pauses in order: %s, %s, %s"
                    .formatted(watchFor, firstPause, longestPause));
        }
    }

    public static WatchSettings defaults() {
        return new WatchSettings(
                1000,
                Duration.ofMinutes(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                InstantSource.system(),
                RandomGenerator.getDefault());
    }

    public WatchSettings withPauses(Duration first, Duration longest) {
        return new WatchSettings(pageSize, watchFor, first, longest, listWithin, clock, random);
    }

    public WatchSettings withPageSize(int size) {
        return new WatchSettings(size, watchFor, firstPause, longestPause, listWithin, clock, random);
    }

    public WatchSettings withWatchFor(Duration duration) {
        return new WatchSettings(pageSize, duration, firstPause, longestPause, listWithin, clock, random);
    }
}
