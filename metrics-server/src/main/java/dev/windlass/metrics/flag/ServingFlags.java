package dev.windlass.metrics.flag;

import static dev.windlass.metrics.flag.Kind.ADDRESS;
import static dev.windlass.metrics.flag.Kind.BOOL;
import static dev.windlass.metrics.flag.Kind.INT;
import static dev.windlass.metrics.flag.Kind.KEY_PAIRS;
import static dev.windlass.metrics.flag.Kind.LIST;
import static dev.windlass.metrics.flag.Kind.PORT;
import static dev.windlass.metrics.flag.Kind.TEXT;
import static dev.windlass.metrics.flag.Kind.TLS_VERSION;

import java.util.List;

/** Flags about the HTTPS port. */
final class ServingFlags {
    private static final String API = "windlass.api.";

    static final List<Flag> SERVING = new Rows(Group.SERVING)
            .sets("bind-address", ADDRESS, "0.0.0.0", API + "bind-address", "address to listen on")
            .sets("secure-port", PORT, "443", API + "port", "port of the API; 0 takes a free one")
            .sets(
                    "cert-dir",
                    TEXT,
                    "/tmp/windlass-certificates",
                    API + "cert-dir",
                    "folder of the self-signed pair that is made when no certificate is given")
            .sets("tls-cert-file", TEXT, "", API + "cert-file", "PEM file of the serving certificate and its chain")
            .sets("tls-private-key-file", TEXT, "", API + "key-file", "PEM file of its key")
            .sets(
                    "tls-sni-cert-key",
                    KEY_PAIRS,
                    "",
                    API + "tls-sni-cert-key",
                    "another certificate and key for callers that ask for one of its names")
            .sets(
                    "tls-cipher-suites",
                    LIST,
                    "",
                    API + "tls-cipher-suites",
                    "cipher suites of TLS 1.2; without it those of the Java runtime")
            .sets("tls-min-version", TLS_VERSION, "VersionTLS12", API + "tls-min-version", "oldest version of TLS")
            .ignores(
                    "tls-curve-preferences",
                    LIST,
                    "",
                    "the server library has no setting for it; the process as a whole has the system property"
                            + " jdk.tls.namedGroups")
            .sets("disable-http2-serving", BOOL, "false", API + "disable-http2-serving", "HTTP/1.1 only")
            .sets(
                    "http2-max-streams-per-connection",
                    INT,
                    "0",
                    API + "http2-max-streams-per-connection",
                    "requests under way on one connection; 0 takes the server library's limit of 100")
            .ignores("permit-address-sharing", BOOL, "false", "an address is always shared with connections that end")
            .ignores("permit-port-sharing", BOOL, "false", "a port belongs to one process")
            .list();

    private ServingFlags() {}
}
