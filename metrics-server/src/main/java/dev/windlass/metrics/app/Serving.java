package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.HealthChecks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What others get of usage: the API port and what stands on it, the page for Prometheus, the push to a collector. */
class Serving {
    private final Port port;
    private final Optional<UsageExposition> usagePage;
    private final OtlpExport push;
    private volatile @Nullable ServedApi served;

    /** How the API port is opened once everything behind it stands. */
    @FunctionalInterface
    interface Port {
        ServedApi open(HealthChecks checks);
    }

    Serving(Port port, Optional<UsageExposition> usagePage, OtlpExport push) {
        this.port = port;
        this.usagePage = usagePage;
        this.push = push;
    }

    /** @return the number of the port that is open now */
    int openPort(HealthChecks checks) {
        ServedApi opened = port.open(checks);
        served = opened;
        return opened.port();
    }

    /** Returns when the last requests have been answered. */
    void closePort() {
        ServedApi opened = served;
        if (opened != null) {
            opened.close();
        }
    }

    void endPush() {
        push.close();
    }

    /** Why requests by way of the API server are refused; empty when they are not. */
    Optional<String> trustProblem() {
        ServedApi opened = served;
        return opened == null ? Optional.of("the API port is not open yet") : opened.trustProblem();
    }

    /** Usage and signals for Prometheus, where the settings want them. */
    Optional<UsageExposition> usagePage() {
        return usagePage;
    }
}
