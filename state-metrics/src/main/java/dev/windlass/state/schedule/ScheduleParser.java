package dev.windlass.state.schedule;

import dev.windlass.kube.duration.GoDuration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** From text to schedule, once the time zone is known. */
final class ScheduleParser {
    private static final String EVERY = "@every ";
    private static final Map<String, String> DESCRIPTORS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private ScheduleParser() {}

    static Optional<CronSchedule> parse(String text, ZoneId zone) {
        if (text.startsWith(EVERY)) {
            return every(text.substring(EVERY.length()));
        }
        String[] fields = DESCRIPTORS.getOrDefault(text, text).strip().split("\\s+");
        if (fields.length != 5) {
            return Optional.empty();
        }
        return fields(fields, zone);
    }

    private static Optional<CronSchedule> fields(String[] text, ZoneId zone) {
        Optional<CronField> minutes = FieldRange.MINUTE.parse(text[0]);
        Optional<CronField> hours = FieldRange.HOUR.parse(text[1]);
        Optional<CronField> daysOfMonth = FieldRange.DAY_OF_MONTH.parse(text[2]);
        Optional<CronField> months = FieldRange.MONTH.parse(text[3]);
        Optional<CronField> daysOfWeek = FieldRange.DAY_OF_WEEK.parse(text[4]);
        if (minutes.isEmpty() || hours.isEmpty() || daysOfMonth.isEmpty() || months.isEmpty() || daysOfWeek.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CronSchedule.Fields(
                minutes.get(), hours.get(), daysOfMonth.get(), months.get(), daysOfWeek.get(), zone));
    }

    private static Optional<CronSchedule> every(String duration) {
        try {
            return Optional.of(new CronSchedule.Every(GoDuration.parse(duration)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
