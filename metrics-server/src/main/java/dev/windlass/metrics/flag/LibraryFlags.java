package dev.windlass.metrics.flag;

import static dev.windlass.metrics.flag.Kind.BOOL;
import static dev.windlass.metrics.flag.Kind.DURATION;
import static dev.windlass.metrics.flag.Kind.FLOAT;
import static dev.windlass.metrics.flag.Kind.INT;
import static dev.windlass.metrics.flag.Kind.LIST;
import static dev.windlass.metrics.flag.Kind.LOG_FORMAT;
import static dev.windlass.metrics.flag.Kind.TEXT;

import java.util.List;

/** Flags that the peer has from its server library, most of them about parts that do not exist here. */
final class LibraryFlags {
    private static final String API = "windlass.api.";
    private static final String NO_VERSIONS = "nothing here behaves by an emulated version";
    private static final String NO_GATES = "there are no feature gates; docs/metrics-server.md lists what can be set";
    private static final String NO_WRITES = "nothing can be written here";
    private static final String NO_WATCHES = "nothing can be watched here";
    private static final String NO_STORAGE = "there is no storage behind the API";
    private static final String NOT_BUILT = "it is not built here";
    private static final String NO_PROFILING = "profiles are taken with the Java runtime's own tools, such as jcmd";

    static final List<Flag> GENERIC = new Rows(Group.GENERIC)
            .ignores("advertise-address", TEXT, "", "the API server finds us by our Service")
            .ignores("cors-allowed-origins", LIST, "", "pages of other origins are not served: " + NOT_BUILT)
            .ignores("emulated-version", LIST, "", NO_VERSIONS)
            .ignores("emulation-forward-compatible", BOOL, "false", NO_VERSIONS)
            .ignores("external-hostname", TEXT, "", "no answer contains our own address")
            .ignores("feature-gates", LIST, "", NO_GATES)
            .ignores("goaway-chance", FLOAT, "0", "connections are not moved to other replicas: " + NOT_BUILT)
            .ignores("livez-grace-period", DURATION, "0s", "/livez passes from the first moment")
            .ignores("max-mutating-requests-inflight", INT, "200", NO_WRITES)
            .sets(
                    "max-requests-inflight",
                    INT,
                    "400",
                    API + "max-requests-inflight",
                    "requests answered at once, more get 429; 0 for no limit")
            .ignores("min-compatibility-version", LIST, "", NO_VERSIONS)
            .ignores("min-request-timeout", INT, "1800", NO_WATCHES)
            .sets("request-timeout", DURATION, "1m0s", API + "request-timeout", "deadline for answering one request")
            .ignores("runtime-config-emulation-forward-compatible", BOOL, "false", NO_VERSIONS)
            .sets(
                    "shutdown-delay-duration",
                    DURATION,
                    "0s",
                    API + "shutdown-delay-duration",
                    "how long requests are still answered, and /readyz fails, before the process ends")
            .ignores("shutdown-send-retry-after", BOOL, "false", "requests under way are answered: " + NOT_BUILT)
            .ignores("shutdown-watch-termination-grace-period", DURATION, "0s", NO_WATCHES)
            .ignores("storage-initialization-timeout", DURATION, "1m0s", NO_STORAGE)
            .ignores("strict-transport-security-directives", LIST, "", "browsers are not expected: " + NOT_BUILT)
            .list();

    static final List<Flag> FEATURES = new Rows(Group.FEATURES)
            .ignores("profiling", BOOL, "true", NO_PROFILING)
            .ignores("contention-profiling", BOOL, "false", NO_PROFILING)
            .ignores("debug-socket-path", TEXT, "", NO_PROFILING)
            .ignores(
                    "enable-priority-and-fairness",
                    BOOL,
                    "true",
                    "the limit of requests at once is one for all, and discovery and health are not counted")
            .list();

    static final List<Flag> LOGGING = new Rows(Group.LOGGING)
            .row(
                    "v",
                    "v",
                    INT,
                    "0",
                    new Effect.Verbosity(
                            "how much is logged: from 4 on our own DEBUG, from 8 on that of all libraries"))
            .ignores("vmodule", LIST, "", "levels are set by package: quarkus.log.category.\"<package>\".level")
            .sets("logging-format", LOG_FORMAT, "text", "windlass.log.format", "form of log lines")
            .ignores("log-flush-frequency", DURATION, "5s", "every line is written at once")
            .ignores("log-json-info-buffer-size", TEXT, "", "every line is written at once")
            .ignores("log-json-split-stream", BOOL, "false", "all lines go to standard output")
            .ignores("log-text-info-buffer-size", TEXT, "", "every line is written at once")
            .ignores("log-text-split-stream", BOOL, "false", "all lines go to standard output")
            .list();

    private LibraryFlags() {}
}
