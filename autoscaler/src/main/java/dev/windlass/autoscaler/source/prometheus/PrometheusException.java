package dev.windlass.autoscaler.source.prometheus;

import java.io.IOException;

/** A Prometheus did not answer, or not with success; the message says which request and why. */
public final class PrometheusException extends IOException {
    private static final long serialVersionUID = 1L;

    PrometheusException(String message, Throwable cause) {
        super(message, cause);
    }

    PrometheusException(String message) {
        super(message);
    }
}
