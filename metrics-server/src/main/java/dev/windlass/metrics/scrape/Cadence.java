package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When one node is scraped next. A steady beat of one period, with two exceptions that keep a scrape from bringing nothing: after an
 * answer that repeats the one before, the kubelet is asked again a little later, so that the beat comes to lie just behind the
 * kubelet's own; and a node whose kubelet measures more slowly than the period asks for is scraped at the kubelet's pace.
 *
 * <p>The kubelet's pace is told from answers alone and by our own clock, since its clock may be wrong. Not for several threads.
 */
final class Cadence {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    private Duration period;
    private Instant due;
    private boolean underWay;
    private Instant startedAt;
    private int repeats;
    /** When the kubelet's last new measurement was seen soon after it was made. */
    private @Nullable Instant renewedAt;
    /** Time between two measurements of the kubelet, where it is known to be longer than the period. */
    private @Nullable Duration pace;

    /** What a finished scrape says about the next one. */
    enum Finding {
        /** Something was measured anew since the last scrape. */
        RENEWED,
        /** Nothing was: the kubelet repeated itself. */
        REPEATED,
        /** There was no answer to tell from. */
        NONE
    }

    Cadence(Duration period, Instant due) {
        this.period = period;
        this.due = due;
        this.startedAt = due;
    }

    Instant due() {
        return due;
    }

    boolean isDue(Instant now) {
        return !underWay && !due.isAfter(now);
    }

    boolean underWay() {
        return underWay;
    }

    Duration period() {
        return period;
    }

    /** Another period from now on; a shorter one does not wait for the end of the longer one. */
    void changePeriod(Duration next) {
        if (next.equals(period)) {
            return;
        }
        if (next.compareTo(period) < 0 && !underWay) {
            Instant sooner = startedAt.plus(next);
            due = sooner.isBefore(due) ? sooner : due;
        }
        period = next;
        pace = null;
        renewedAt = null;
    }

    /** Puts a scrape off, because another replica brought a sample. */
    void notBefore(Instant at) {
        if (!underWay && due.isBefore(at)) {
            due = at;
        }
    }

    void start(Instant now) {
        underWay = true;
        startedAt = now;
    }

    /**
     * Takes note of a finished scrape.
     *
     * @return how many periods were missed because the scrape took longer than one
     */
    long settle(Finding finding, Instant now) {
        underWay = false;
        Instant beat =
                switch (finding) {
                    case RENEWED -> renewed();
                    case REPEATED -> repeated();
                    case NONE -> {
                        repeats = 0;
                        renewedAt = null;
                        yield due.plus(period);
                    }
                };
        long missed = beat.isAfter(now) ? 0 : Duration.between(beat, now).dividedBy(period) + 1;
        due = beat.plus(period.multipliedBy(missed));
        return missed;
    }

    private Instant renewed() {
        if (repeats == 0) {
            // Met at the first attempt: perhaps the kubelet is faster than believed, which only coming earlier can
            // tell.
            quicken();
            return pace == null ? due.plus(period) : startedAt.plus(pace);
        }
        repeats = 0;
        if (renewedAt != null) {
            Duration seen = Duration.between(renewedAt, startedAt);
            pace = seen.compareTo(period) > 0 ? seen : null;
        }
        renewedAt = startedAt;
        return startedAt.plus(pace == null ? period : pace);
    }

    private void quicken() {
        if (pace != null) {
            Duration quicker = pace.minus(FIRST_RETRY.dividedBy(2));
            pace = quicker.compareTo(period) > 0 ? quicker : null;
            renewedAt = startedAt;
        }
    }

    /** Ever later: a kubelet that measures nothing any more is not asked each second. */
    private Instant repeated() {
        Duration retry = FIRST_RETRY.multipliedBy(1L << Math.min(repeats, 10));
        repeats++;
        return startedAt.plus(retry.compareTo(period) < 0 ? retry : period);
    }
}
