package dev.windlass.kube.aggregated;

import java.nio.file.Path;
import java.util.List;

/**
 * What is spoken on the port.
 *
 * @param suites cipher suites; empty for those of the Java runtime
 * @param named certificates for callers that ask for other names
 * @param streams requests under way on one HTTP/2 connection; 0 for the limit of the server library
 */
public record Protocols(Oldest oldest, List<String> suites, List<NamedPair> named, Http2 http2, int streams) {
    public Protocols {
        suites = List.copyOf(suites);
        named = List.copyOf(named);
        if (streams < 0) {
            throw new IllegalArgumentException("streams cannot be negative, were " + streams);
        }
    }

    /** TLS 1.2 and newer, HTTP/2 and 1.1, one certificate. */
    public static Protocols standard() {
        return new Protocols(Oldest.TLS_1_2, List.of(), List.of(), Http2.OFFERED, 0);
    }

    /** The oldest version of TLS that is spoken. */
    public enum Oldest {
        TLS_1_2,
        TLS_1_3
    }

    /** Whether callers may choose HTTP/2. */
    public enum Http2 {
        OFFERED,
        OFF
    }

    /**
     * A certificate for certain names.
     *
     * @param names DNS names, a star standing for one label at the beginning; empty: those of the certificate
     */
    public record NamedPair(Path certificate, Path key, List<String> names) {
        public NamedPair {
            names = List.copyOf(names);
        }
    }
}
