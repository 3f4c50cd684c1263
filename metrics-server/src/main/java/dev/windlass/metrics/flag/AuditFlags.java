package dev.windlass.metrics.flag;

import static dev.windlass.metrics.flag.Kind.BOOL;
import static dev.windlass.metrics.flag.Kind.DURATION;
import static dev.windlass.metrics.flag.Kind.FLOAT;
import static dev.windlass.metrics.flag.Kind.INT;
import static dev.windlass.metrics.flag.Kind.TEXT;

import java.util.List;

/** Flags about audit logs, of which there are none here: the API server in front of us audits every request it forwards. */
final class AuditFlags {
    private static final String WHY = "no audit log is kept here; the API server's own has every request it forwards";

    static final List<Flag> AUDIT = withBatches(
                    withBatches(new Rows(Group.AUDIT), "audit-log-", "1", "0s", "0", "false", "0"),
                    "audit-webhook-",
                    "400",
                    "30s",
                    "15",
                    "true",
                    "10")
            .ignores("audit-log-compress", BOOL, "false", WHY)
            .ignores("audit-log-format", TEXT, "json", WHY)
            .ignores("audit-log-maxage", INT, "0", WHY)
            .ignores("audit-log-maxbackup", INT, "0", WHY)
            .ignores("audit-log-maxsize", INT, "0", WHY)
            .ignores("audit-log-mode", TEXT, "blocking", WHY)
            .ignores("audit-log-path", TEXT, "", WHY)
            .ignores("audit-policy-file", TEXT, "", WHY)
            .ignores("audit-webhook-config-file", TEXT, "", WHY)
            .ignores("audit-webhook-initial-backoff", DURATION, "10s", WHY)
            .ignores("audit-webhook-mode", TEXT, "batch", WHY)
            .list();

    private AuditFlags() {}

    /** What both ways of an audit log have. */
    private static Rows withBatches(
            Rows rows, String prefix, String most, String wait, String burst, String throttled, String qps) {
        return rows.ignores(prefix + "batch-buffer-size", INT, "10000", WHY)
                .ignores(prefix + "batch-max-size", INT, most, WHY)
                .ignores(prefix + "batch-max-wait", DURATION, wait, WHY)
                .ignores(prefix + "batch-throttle-burst", INT, burst, WHY)
                .ignores(prefix + "batch-throttle-enable", BOOL, throttled, WHY)
                .ignores(prefix + "batch-throttle-qps", FLOAT, qps, WHY)
                .ignores(prefix + "truncate-enabled", BOOL, "false", WHY)
                .ignores(prefix + "truncate-max-batch-size", INT, "10485760", WHY)
                .ignores(prefix + "truncate-max-event-size", INT, "102400", WHY)
                .ignores(prefix + "version", TEXT, "audit.k8s.io/v1", WHY);
    }
}
