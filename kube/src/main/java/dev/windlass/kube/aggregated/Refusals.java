package dev.windlass.kube.aggregated;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says why callers are refused, seldom: anybody who reaches the port can be refused as often as it likes. */
final class Refusals {
    private static final Logger LOG = System.getLogger(Refusals.class.getName());
    private static final Duration SAY_AGAIN = Duration.ofSeconds(10);

    private final InstantSource clock;
    private Instant sayAgain = Instant.MIN;
    private long unsaid;

    Refusals(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(String cause) {
        Instant now = clock.instant();
        if (now.isBefore(sayAgain)) {
            unsaid++;
            return;
        }
        LOG.log(Level.INFO, "refused a caller: {0} (and {1} others since the last such line)", cause, unsaid);
        sayAgain = now.plus(SAY_AGAIN);
        unsaid = 0;
    }
}
