package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobFamiliesTest {
    private final KindPage page = KindPage.of("jobs");

    @Test
    void aFinishedJobIsTold() {
        assertThat(page.samples("""
                {metadata: {name: 'backup', namespace: 'shop', creationTimestamp: '2026-01-01T00:00:00Z',
                            ownerReferences: [{kind: 'CronJob', name: 'nightly', controller: true}]},
                 spec: {parallelism: 2, completions: 4, activeDeadlineSeconds: 900},
                 status: {succeeded: 4, startTime: '2026-01-01T00:00:01Z', completionTime: '2026-01-01T00:00:02.9Z',
                          conditions: [{type: 'Complete', status: 'True'}]}}""")).isEqualTo("""
                        kube_job_info{namespace="shop",job_name="backup"} 1
                        kube_job_created{namespace="shop",job_name="backup"} 1.7672256e+09
                        kube_job_spec_parallelism{namespace="shop",job_name="backup"} 2
                        kube_job_spec_completions{namespace="shop",job_name="backup"} 4
                        kube_job_spec_active_deadline_seconds{namespace="shop",job_name="backup"} 900
                        kube_job_status_succeeded{namespace="shop",job_name="backup"} 4
                        kube_job_status_failed{namespace="shop",job_name="backup"} 0
                        kube_job_status_active{namespace="shop",job_name="backup"} 0
                        kube_job_status_ready{namespace="shop",job_name="backup"} 0
                        kube_job_complete{namespace="shop",job_name="backup",condition="true"} 1
                        kube_job_complete{namespace="shop",job_name="backup",condition="false"} 0
                        kube_job_complete{namespace="shop",job_name="backup",condition="unknown"} 0
                        kube_job_status_start_time{namespace="shop",job_name="backup"} 1.767225601e+09
                        kube_job_status_completion_time{namespace="shop",job_name="backup"} 1.767225602e+09
                        kube_job_owner{namespace="shop",job_name="backup",owner_kind="CronJob",owner_name="nightly",owner_is_controller="true"} 1""");
    }

    @Test
    void aKnownReasonOfFailureIsMarked() {
        assertThat(page.samples("kube_job_", """
                {metadata: {name: 'j', namespace: 'n'},
                 status: {failed: 6, conditions: [{type: 'Failed', status: 'True', reason: 'DeadlineExceeded'}]}}"""))
                .contains("""
                        kube_job_status_failed{namespace="n",job_name="j",reason="BackoffLimitExceeded"} 0
                        kube_job_status_failed{namespace="n",job_name="j",reason="DeadlineExceeded"} 1
                        kube_job_status_failed{namespace="n",job_name="j",reason="Evicted"} 0
                        """)
                .contains("kube_job_failed{namespace=\"n\",job_name=\"j\",condition=\"true\"} 1")
                .doesNotContain("reason=\"\"");
    }

    @Test
    void failuresWithoutAKnownReasonAreCounted() {
        assertThat(page.samples(
                        "kube_job_status_failed", "{metadata: {name: 'j', namespace: 'n'}, status: {failed: 2}}"))
                .isEqualTo("kube_job_status_failed{namespace=\"n\",job_name=\"j\",reason=\"\"} 2");
        assertThat(page.samples("kube_job_status_failed", """
                {metadata: {name: 'j', namespace: 'n'},
                 status: {failed: 2, conditions: [{type: 'Failed', status: 'True', reason: 'Bored'}]}}"""))
                .endsWith("kube_job_status_failed{namespace=\"n\",job_name=\"j\",reason=\"\"} 2")
                .contains("reason=\"Evicted\"} 0");
    }

    @Test
    void suspensionIsToldWhereThereIsSuchACondition() {
        assertThat(page.samples("kube_job_status_suspended", """
                {metadata: {name: 'j', namespace: 'n'}, status: {conditions: [{type: 'Suspended', status: 'True'}]}}"""))
                .isEqualTo("kube_job_status_suspended{namespace=\"n\",job_name=\"j\"} 1");
    }
}
