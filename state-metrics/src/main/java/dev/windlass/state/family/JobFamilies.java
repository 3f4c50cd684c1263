package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.Job;
import dev.windlass.kube.wire.JobCondition;
import dev.windlass.state.exposition.Samples;
import java.util.List;

/** What is exported about Jobs. Their label is {@code job_name}, as {@code job} belongs to Prometheus itself. */
final class JobFamilies {
    private static final List<String> FAILURE_REASONS = List.of("BackoffLimitExceeded", "DeadlineExceeded", "Evicted");

    private JobFamilies() {}

    static KindFamilies<Job> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.JOB,
                Job::getMetadata,
                ObjectLabels.namespaced("job_name", Job::getMetadata),
                List.of(
                        MetadataFamilies.annotations("kube_job_annotations", annotations, Job::getMetadata),
                        MetadataFamilies.labels("kube_job_labels", labels, Job::getMetadata),
                        info(),
                        MetadataFamilies.created("kube_job_created", Job::getMetadata),
                        specParallelism(),
                        specCompletions(),
                        specActiveDeadline(),
                        statusSucceeded(),
                        statusFailed(),
                        statusActive(),
                        statusReady(),
                        condition("kube_job_complete", "The job has completed its execution.", "Complete"),
                        condition("kube_job_failed", "The job has failed its execution.", "Failed"),
                        statusStartTime(),
                        statusCompletionTime(),
                        statusSuspended(),
                        MetadataFamilies.owner(
                                stable("kube_job_owner", "Information about the Job's owner."), Job::getMetadata)));
    }

    private static Family<Job> info() {
        return stable("kube_job_info", "Information about job.").rule((job, samples) -> samples.add(1));
    }

    private static Family<Job> specParallelism() {
        return stable(
                        "kube_job_spec_parallelism",
                        "The maximum desired number of pods the job should run at any given time.")
                .rule((job, samples) -> {
                    if (job.getSpec().hasParallelism()) {
                        samples.add(job.getSpec().getParallelism());
                    }
                });
    }

    private static Family<Job> specCompletions() {
        return stable(
                        "kube_job_spec_completions",
                        "The desired number of successfully finished pods the job should be run with.")
                .rule((job, samples) -> {
                    if (job.getSpec().hasCompletions()) {
                        samples.add(job.getSpec().getCompletions());
                    }
                });
    }

    private static Family<Job> specActiveDeadline() {
        return stable(
                        "kube_job_spec_active_deadline_seconds",
                        "The duration in seconds relative to the startTime that the job may be active before the"
                                + " system tries to terminate it.")
                .rule((job, samples) -> {
                    if (job.getSpec().hasActiveDeadlineSeconds()) {
                        samples.add((double) job.getSpec().getActiveDeadlineSeconds());
                    }
                });
    }

    private static Family<Job> statusSucceeded() {
        return stable("kube_job_status_succeeded", "The number of pods which reached Phase Succeeded.")
                .rule((job, samples) -> samples.add(job.getStatus().getSucceeded()));
    }

    private static Family<Job> statusFailed() {
        return stable(
                        "kube_job_status_failed",
                        "The number of pods which reached Phase Failed and the reason for failure.")
                .labels("reason")
                .rule((job, samples) -> {
                    int failed = job.getStatus().getFailed();
                    if (failed == 0) {
                        samples.add(0);
                    } else if (!addFailureReasons(samples, job)) {
                        samples.add(failed, "");
                    }
                });
    }

    /** Whether one of the known reasons was among the job's failures. */
    private static boolean addFailureReasons(Samples samples, Job job) {
        boolean known = false;
        for (JobCondition condition : job.getStatus().getConditionsList()) {
            if (condition.getType().equals("Failed")) {
                StatusSamples.addEach(samples, FAILURE_REASONS, condition.getReason());
                known |= FAILURE_REASONS.contains(condition.getReason());
            }
        }
        return known;
    }

    private static Family<Job> statusActive() {
        return stable("kube_job_status_active", "The number of actively running pods.")
                .rule((job, samples) -> samples.add(job.getStatus().getActive()));
    }

    private static Family<Job> statusReady() {
        return alpha("kube_job_status_ready", "The number of ready pods that belong to this Job.")
                .rule((job, samples) -> samples.add(job.getStatus().getReady()));
    }

    private static Family<Job> condition(String name, String help, String type) {
        return stable(name, help).labels("condition").rule((job, samples) -> {
            for (JobCondition condition : job.getStatus().getConditionsList()) {
                if (condition.getType().equals(type)) {
                    StatusSamples.addCondition(samples, condition.getStatus());
                }
            }
        });
    }

    private static Family<Job> statusStartTime() {
        return stable(
                        "kube_job_status_start_time",
                        "StartTime represents time when the job was acknowledged by the Job Manager.")
                .rule((job, samples) ->
                        Timestamps.addIfSet(samples, job.getStatus().getStartTime()));
    }

    private static Family<Job> statusCompletionTime() {
        return stable("kube_job_status_completion_time", "CompletionTime represents time when the job was completed.")
                .rule((job, samples) ->
                        Timestamps.addIfSet(samples, job.getStatus().getCompletionTime()));
    }

    private static Family<Job> statusSuspended() {
        return alpha("kube_job_status_suspended", "The number of pods which reached Phase Suspended.")
                .rule((job, samples) -> {
                    for (JobCondition condition : job.getStatus().getConditionsList()) {
                        if (condition.getType().equals("Suspended")) {
                            samples.add(condition.getStatus().equals("True"));
                        }
                    }
                });
    }
}
