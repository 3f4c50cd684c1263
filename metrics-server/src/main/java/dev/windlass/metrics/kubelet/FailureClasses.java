package dev.windlass.metrics.kubelet;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sorts what the HTTP client throws into causes. It wraps, so the whole chain is looked at, outermost first. */
final class FailureClasses {
    private FailureClasses() {}

    static KubeletAnswer.Failed of(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            FailureCause cause = cause(each);
            if (cause != null) {
                return new KubeletAnswer.Failed(cause, message(thrown));
            }
        }
        return new KubeletAnswer.Failed(FailureCause.BODY, message(thrown));
    }

    private static @Nullable FailureCause cause(Throwable thrown) {
        return switch (thrown) {
            case HttpConnectTimeoutException _ -> FailureCause.DIAL;
            case HttpTimeoutException _ -> FailureCause.TIMEOUT;
            case UnknownHostException _ -> FailureCause.DNS;
            case UnresolvedAddressException _ -> FailureCause.DNS;
            case ConnectException refused ->
                refused.getCause() instanceof ConnectException nested
                                        && nested.getCause() instanceof UnresolvedAddressException
                                || refused.getCause() instanceof UnresolvedAddressException
                        ? FailureCause.DNS
                        : FailureCause.DIAL;
            case NoRouteToHostException _ -> FailureCause.DIAL;
            case SSLException _ -> FailureCause.TLS;
            default -> null;
        };
    }

    /** The innermost message tells most; the outer ones repeat it or are empty. */
    private static String message(Throwable thrown) {
        String message = thrown.getClass().getSimpleName();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            String text = each.getMessage();
            if (text != null && !text.isBlank()) {
                message = text;
            }
        }
        return message;
    }
}
