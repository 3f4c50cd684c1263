package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When one node is scraped next. A steady beat of one period, with two exceptions that keep a scrape from bringing nothing: after an
 * answer that repeats the one before, the kubelet is asked again a little later, so that the beat comes to lie just behind the
 * kubelet's own; and a node whose kubelet measures more slowly than the period asks for is scraped at the kubelet's pace, but
 * at the common resolution at the least: how long usages are held is told from the last answer.
 *
 * <p>The kubelet's pace is told from answers alone and by our own clock, since its clock may be wrong. Not for several threads.
 */
final class Cadence {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    /** Between an answer that came late and the next question. */
    private static final Duration REST = Duration.ofMillis(250);

    private final Duration slowest;
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

    /** @param slowest the period that is kept to even when the kubelet measures more slowly */
    Cadence(Duration period, Duration slowest, Instant due) {
        this.period = period;
        this.slowest = slowest;
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
     * @return how many beats passed while the scrape was under way
     */
    long settle(Finding finding, Instant now) {
        underWay = false;
        Instant beat = due.plus(period);
        long missed = passed(beat, now);
        Instant next = beat.plus(period.multipliedBy(missed));
        due = switch (finding) {
            case RENEWED -> {
                Instant renewed = renewed();
                yield renewed.plus(period.multipliedBy(passed(renewed, now)));
            }
            case REPEATED -> {
                Instant retry = repeated(now);
                yield retry.isBefore(next) ? retry : next;
            }
            case NONE -> {
                repeats = 0;
                renewedAt = null;
                yield next;
            }
        };
        return missed;
    }

    /** How many beats, from the given one on, lie in the past. */
    private long passed(Instant beat, Instant now) {
        return beat.isAfter(now) ? 0 : Duration.between(beat, now).dividedBy(period) + 1;
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
            Duration kept = seen.compareTo(slowest) > 0 ? slowest : seen;
            pace = kept.compareTo(period) > 0 ? kept : null;
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

    /** Ever later: a kubelet that measures nothing any more is not asked each second, and one that is slow gets a moment's rest. */
    private Instant repeated(Instant now) {
        Instant retry = startedAt.plus(FIRST_RETRY.multipliedBy(1L << Math.min(repeats, 10)));
        repeats++;
        Instant rested = now.plus(REST);
        return retry.isBefore(rested) ? rested : retry;
    }
}
