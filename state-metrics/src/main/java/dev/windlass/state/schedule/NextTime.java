package dev.windlass.state.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The search for the next time a schedule names: from the coarsest field to the finest, each step jumping to the start
 * of its next unit. Days are stepped on the wall clock and hours on the running one, so that an hour skipped in spring
 * is never named and an hour repeated in autumn is named twice, as kube-controller-manager does.
 */
final class NextTime {
    private static final int HORIZON_YEARS = 5;
    private final CronSchedule.Fields schedule;
    private final int lastYear;
    private ZonedDateTime time;

    NextTime(CronSchedule.Fields schedule, ZonedDateTime after) {
        this.schedule = schedule;
        this.lastYear = after.getYear() + HORIZON_YEARS;
        // The finest field is the minute, so the first candidate is the start of the next one.
        this.time = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        if (time.getSecond() != 0) {
            this.time = time.plusSeconds(60 - time.getSecond());
        }
    }

    Optional<ZonedDateTime> find() {
        while (time.getYear() <= lastYear) {
            if (!schedule.months().allows(time.getMonthValue())) {
                time = startOfDay(time.toLocalDateTime().withDayOfMonth(1).plusMonths(1));
            } else if (!dayMatches()) {
                time = startOfDay(time.toLocalDateTime().plusDays(1));
            } else if (!schedule.hours().allows(time.getHour())) {
                time = time.minusMinutes(time.getMinute()).plus(Duration.ofHours(1));
            } else if (!schedule.minutes().allows(time.getMinute())) {
                time = time.plus(Duration.ofMinutes(1));
            } else {
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }

    /** Two restricted day fields name the union of their days; a star leaves the choice to the other field. */
    private boolean dayMatches() {
        boolean dayOfMonth = schedule.daysOfMonth().allows(time.getDayOfMonth());
        boolean dayOfWeek = schedule.daysOfWeek().allows(time.getDayOfWeek().getValue() % 7);
        if (schedule.daysOfMonth().unrestricted() || schedule.daysOfWeek().unrestricted()) {
            return dayOfMonth && dayOfWeek;
        }
        return dayOfMonth || dayOfWeek;
    }

    private ZonedDateTime startOfDay(LocalDateTime day) {
        return day.toLocalDate().atStartOfDay(time.getZone());
    }
}
