package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CronJobFamiliesTest {
    private final KindPage page = KindPage.of("cronjobs");

    @Test
    void aCronJobIsTold() {
        assertThat(page.samples("""
                {metadata: {name: 'nightly', namespace: 'shop', resourceVersion: '123456789',
                            creationTimestamp: '2026-01-01T00:00:00Z'},
                 spec: {schedule: '30 2 * * *', timeZone: 'Europe/Lisbon', concurrencyPolicy: 'Forbid',
                        startingDeadlineSeconds: 60, successfulJobsHistoryLimit: 5, failedJobsHistoryLimit: 2},
                 status: {active: [{name: 'a'}, {name: 'b'}], lastScheduleTime: '2026-07-01T01:30:00Z',
                          lastSuccessfulTime: '2026-07-01T01:31:00Z'}}""")).isEqualTo("""
                        kube_cronjob_info{namespace="shop",cronjob="nightly",schedule="30 2 * * *",concurrency_policy="Forbid",timezone="Europe/Lisbon"} 1
                        kube_cronjob_created{namespace="shop",cronjob="nightly"} 1.7672256e+09
                        kube_cronjob_status_active{namespace="shop",cronjob="nightly"} 2
                        kube_cronjob_status_last_schedule_time{namespace="shop",cronjob="nightly"} 1.7828694e+09
                        kube_cronjob_status_last_successful_time{namespace="shop",cronjob="nightly"} 1.78286946e+09
                        kube_cronjob_spec_suspend{namespace="shop",cronjob="nightly"} 0
                        kube_cronjob_spec_starting_deadline_seconds{namespace="shop",cronjob="nightly"} 60
                        kube_cronjob_next_schedule_time{namespace="shop",cronjob="nightly"} 1.7829558e+09
                        kube_cronjob_metadata_resource_version{namespace="shop",cronjob="nightly"} 1.23456789e+08
                        kube_cronjob_spec_successful_job_history_limit{namespace="shop",cronjob="nightly"} 5
                        kube_cronjob_spec_failed_job_history_limit{namespace="shop",cronjob="nightly"} 2""");
    }

    @Test
    void beforeItsFirstRunItIsDueAfterItsCreation() {
        assertThat(page.samples("kube_cronjob_next", """
                {metadata: {name: 'c', namespace: 'n', creationTimestamp: '2026-01-01T00:00:00Z'},
                 spec: {schedule: '@hourly'}}"""))
                .isEqualTo("kube_cronjob_next_schedule_time{namespace=\"n\",cronjob=\"c\"} 1.7672292e+09");
    }

    @Test
    void aSuspendedOneIsNotDue() {
        assertThat(page.samples("""
                {metadata: {name: 'c', namespace: 'n', creationTimestamp: '2026-01-01T00:00:00Z'},
                 spec: {schedule: '@hourly', suspend: true}}"""))
                .doesNotContain("next_schedule_time", "schedule_invalid")
                .contains("kube_cronjob_spec_suspend{namespace=\"n\",cronjob=\"c\"} 1");
    }

    @Test
    void aScheduleThatCannotBeReadIsSaidToBeInvalid() {
        assertThat(page.samples("""
                {metadata: {name: 'c', namespace: 'n', creationTimestamp: '2026-01-01T00:00:00Z'},
                 spec: {schedule: '61 * * * *'}}"""))
                .contains("kube_cronjob_schedule_invalid{namespace=\"n\",cronjob=\"c\"} 1")
                .contains("timezone=\"local\"")
                .doesNotContain("next_schedule_time", "resource_version");
        assertThat(page.samples("kube_cronjob_schedule_invalid", """
                {metadata: {name: 'c', namespace: 'n'}, spec: {schedule: '@daily', timeZone: 'Here/There'}}""")).isNotEmpty();
    }
}
