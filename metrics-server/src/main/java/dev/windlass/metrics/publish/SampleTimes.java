package dev.windlass.metrics.publish;

import dev.windlass.service.time.Clocks;
import dev.windlass.service.time.Moment;
import dev.windlass.stream.sample.NodeSample;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * When the samples of others were scraped, by this replica's steady clock. A sample from the future counts as scraped when it came:
 * believed, it would stand before all that follow, and refused, a replica whose own clock is late would serve nothing of what the
 * others bring. For one thread, but for the count.
 */
final class SampleTimes {
    private static final Logger LOG = Logger.getLogger(SampleTimes.class);
    /** Clocks that are looked after lie closer together. */
    private static final Duration APART = Duration.ofMinutes(1);

    private static final Duration SAY_AGAIN = Duration.ofMinutes(5);

    private final Clocks clocks;
    private final Duration oldest;
    private @Nullable Instant saidAt;
    private volatile long odd;

    /** @param oldest the age beyond which a sample is of no use any more */
    SampleTimes(Clocks clocks, Duration oldest) {
        this.clocks = clocks;
        this.oldest = oldest;
    }

    Instant steady(NodeSample sample) {
        Moment now = clocks.now();
        Duration age = Duration.between(sample.scrapedAt(), now.wall());
        if (age.compareTo(APART.negated()) < 0 || age.compareTo(oldest) > 0) {
            count(sample, age, now.steady());
        }
        return now.steadyAt(sample.scrapedAt());
    }

    /** Samples that bore a time more than a minute ahead, or one too old for use. */
    long odd() {
        return odd;
    }

    // The count has one writer.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void count(NodeSample sample, Duration age, Instant now) {
        odd++;
        if (saidAt == null || !saidAt.plus(SAY_AGAIN).isAfter(now)) {
            saidAt = now;
            LOG.warnf(
                    "samples bear times far from this machine's clock; are the clocks of all replicas set?"
                            + " node=%s scrapedAt=%s secondsBehind=%d samples=%d",
                    sample.node(), sample.scrapedAt(), age.toSeconds(), odd);
        }
    }
}
