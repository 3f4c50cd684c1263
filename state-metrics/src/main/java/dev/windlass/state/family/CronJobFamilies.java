package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.CronJob;
import dev.windlass.kube.wire.CronJobSpec;
import dev.windlass.state.schedule.CronSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What is exported about CronJobs. */
final class CronJobFamilies {
    private CronJobFamilies() {}

    static KindFamilies<CronJob> of(KeySelection labels, KeySelection annotations, ZoneId localZone) {
        return new KindFamilies<>(
                Kinds.CRON_JOB,
                CronJob::getMetadata,
                ObjectLabels.namespaced("cronjob", CronJob::getMetadata),
                List.of(
                        MetadataFamilies.annotations("kube_cronjob_annotations", annotations, CronJob::getMetadata),
                        MetadataFamilies.labels("kube_cronjob_labels", labels, CronJob::getMetadata),
                        info(),
                        MetadataFamilies.created("kube_cronjob_created", CronJob::getMetadata),
                        statusActive(),
                        statusLastScheduleTime(),
                        statusLastSuccessfulTime(),
                        specSuspend(),
                        specStartingDeadline(),
                        nextScheduleTime(localZone),
                        scheduleInvalid(localZone),
                        resourceVersion(),
                        successfulJobHistoryLimit(),
                        failedJobHistoryLimit()));
    }

    private static Family<CronJob> info() {
        return stable("kube_cronjob_info", "Info about cronjob.")
                .labels("schedule", "concurrency_policy", "timezone")
                .rule((cronJob, samples) -> {
                    CronJobSpec spec = cronJob.getSpec();
                    String zone = spec.hasTimeZone() ? spec.getTimeZone() : "local";
                    samples.add(1, spec.getSchedule(), spec.getConcurrencyPolicy(), zone);
                });
    }

    private static Family<CronJob> statusActive() {
        return stable("kube_cronjob_status_active", "Active holds pointers to currently running jobs.")
                .rule((cronJob, samples) -> samples.add(cronJob.getStatus().getActiveCount()));
    }

    private static Family<CronJob> statusLastScheduleTime() {
        return stable(
                        "kube_cronjob_status_last_schedule_time",
                        "LastScheduleTime keeps information of when was the last time the job was successfully"
                                + " scheduled.")
                .rule((cronJob, samples) ->
                        Timestamps.addIfSet(samples, cronJob.getStatus().getLastScheduleTime()));
    }

    private static Family<CronJob> statusLastSuccessfulTime() {
        return stable(
                        "kube_cronjob_status_last_successful_time",
                        "LastSuccessfulTime keeps information of when was the last time the job was completed"
                                + " successfully.")
                .rule((cronJob, samples) ->
                        Timestamps.addIfSet(samples, cronJob.getStatus().getLastSuccessfulTime()));
    }

    private static Family<CronJob> specSuspend() {
        return stable(
                        "kube_cronjob_spec_suspend",
                        "Suspend flag tells the controller to suspend subsequent executions.")
                .rule((cronJob, samples) -> samples.add(cronJob.getSpec().getSuspend()));
    }

    private static Family<CronJob> specStartingDeadline() {
        return stable(
                        "kube_cronjob_spec_starting_deadline_seconds",
                        "Deadline in seconds for starting the job if it misses scheduled time for any reason.")
                .rule((cronJob, samples) -> {
                    if (cronJob.getSpec().hasStartingDeadlineSeconds()) {
                        samples.add((double) cronJob.getSpec().getStartingDeadlineSeconds());
                    }
                });
    }

    private static Family<CronJob> nextScheduleTime(ZoneId localZone) {
        return stable(
                        "kube_cronjob_next_schedule_time",
                        "Next time the cronjob should be scheduled. The time after lastScheduleTime, or after the cron"
                                + " job's creation time if it's never been scheduled. Use this to determine if the job"
                                + " is delayed.")
                .rule((cronJob, samples) -> {
                    if (!cronJob.getSpec().getSuspend()) {
                        lastScheduled(cronJob)
                                .flatMap(last -> schedule(cronJob, localZone).flatMap(s -> s.next(last)))
                                .ifPresent(next -> samples.add((double) next.getEpochSecond()));
                    }
                });
    }

    private static Family<CronJob> scheduleInvalid(ZoneId localZone) {
        return alpha(
                        "kube_cronjob_schedule_invalid",
                        "Emitted with value 1 for cronjobs whose schedule, in its configured timezone, cannot be"
                                + " parsed.")
                .rule((cronJob, samples) -> {
                    if (schedule(cronJob, localZone).isEmpty()) {
                        samples.add(1);
                    }
                });
    }

    private static Optional<Instant> lastScheduled(CronJob cronJob) {
        return Timestamps.instant(cronJob.getStatus().getLastScheduleTime())
                .or(() -> Timestamps.instant(cronJob.getMetadata().getCreationTimestamp()));
    }

    private static Optional<CronSchedule> schedule(CronJob cronJob, ZoneId localZone) {
        CronJobSpec spec = cronJob.getSpec();
        return spec.hasTimeZone()
                ? CronSchedule.parse(spec.getSchedule(), spec.getTimeZone())
                : CronSchedule.parse(spec.getSchedule(), localZone);
    }

    private static Family<CronJob> resourceVersion() {
        return stable(
                        "kube_cronjob_metadata_resource_version",
                        "Resource version representing a specific version of the cronjob.")
                .rule((cronJob, samples) -> {
                    String version = cronJob.getMetadata().getResourceVersion();
                    if (version.matches("\\d+")) {
                        samples.add(Double.parseDouble(version));
                    }
                });
    }

    private static Family<CronJob> successfulJobHistoryLimit() {
        return alpha(
                        "kube_cronjob_spec_successful_job_history_limit",
                        "Successful job history limit tells the controller how many completed jobs should be"
                                + " preserved.")
                .rule((cronJob, samples) -> {
                    if (cronJob.getSpec().hasSuccessfulJobsHistoryLimit()) {
                        samples.add(cronJob.getSpec().getSuccessfulJobsHistoryLimit());
                    }
                });
    }

    private static Family<CronJob> failedJobHistoryLimit() {
        return alpha(
                        "kube_cronjob_spec_failed_job_history_limit",
                        "Failed job history limit tells the controller how many failed jobs should be preserved.")
                .rule((cronJob, samples) -> {
                    if (cronJob.getSpec().hasFailedJobsHistoryLimit()) {
                        samples.add(cronJob.getSpec().getFailedJobsHistoryLimit());
                    }
                });
    }
}
