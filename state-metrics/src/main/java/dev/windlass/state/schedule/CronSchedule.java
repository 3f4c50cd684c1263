package dev.windlass.state.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a CronJob is due. The dialect is that of the cron library inside kube-controller-manager: five fields, names of
 * months and weekdays, {@code ?} for {@code *}, the descriptors from {@code @yearly} to {@code @hourly},
 * {@code @every <duration>}, and a leading {@code TZ=} or {@code CRON_TZ=}. The times are those at which that controller
 * will act, also where kube-state-metrics (which uses another library) would name others: restricted days of the month
 * and of the week add up, and an hour skipped in spring is skipped.
 */
public sealed interface CronSchedule {
    /** The first time strictly after the given one; empty when there is none within five years. */
    Optional<Instant> next(Instant after);

    /** Empty when the schedule or the name of its time zone cannot be read. */
    static Optional<CronSchedule> parse(String schedule, String timeZone) {
        return TimeZones.named(timeZone)
                .flatMap(zone -> schedule.startsWith("TZ=") || schedule.startsWith("CRON_TZ=")
                        // Two zones contradict each other, and Kubernetes reads neither.
                        ? Optional.empty()
                        : ScheduleParser.parse(schedule, zone));
    }

    /** @param zone where the fields are read unless the schedule itself names a zone */
    static Optional<CronSchedule> parse(String schedule, ZoneId zone) {
        String prefix = schedule.startsWith("TZ=") ? "TZ=" : schedule.startsWith("CRON_TZ=") ? "CRON_TZ=" : "";
        if (prefix.isEmpty()) {
            return ScheduleParser.parse(schedule, zone);
        }
        int end = schedule.indexOf(' ');
        return end < 0
                ? Optional.empty()
                : TimeZones.named(schedule.substring(prefix.length(), end))
                        .flatMap(named ->
                                ScheduleParser.parse(schedule.substring(end).strip(), named));
    }

    /** A fixed distance from the last time, in whole seconds and at least one. */
    record Every(Duration period) implements CronSchedule {
        public Every {
            Duration whole = period.truncatedTo(ChronoUnit.SECONDS);
            period = whole.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : whole;
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plus(period));
        }
    }

    /** The five fields, read on the wall clock of a zone. */
    record Fields(
            CronField minutes,
            CronField hours,
            CronField daysOfMonth,
            CronField months,
            CronField daysOfWeek,
            ZoneId zone)
            implements CronSchedule {

        @Override
        public Optional<Instant> next(Instant after) {
            return new NextTime(this, after.atZone(zone)).find().map(time -> time.toInstant());
        }
    }
}
