package dev.windlass.service.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a service that stands behind the API server's aggregator is served, HTTPS only, and who may call it. Most settings bear the
 * name of the flag of aggregated API servers that they are the counterpart of.
 */
@ConfigMapping(prefix = "windlass.api")
public interface ApiConfig {
    /** 0 takes a free port. */
    @WithDefault("10250")
    int port();

    /** Address to listen on. */
    @WithDefault("0.0.0.0")
    String bindAddress();

    /** Serving certificate chain in PEM, read again when it changes; absent: a self-signed pair is written to {@link #certDir()}. */
    Optional<Path> certFile();

    /** Private key of {@link #certFile()} in PEM. */
    Optional<Path> keyFile();

    /** Folder of the self-signed pair. */
    @WithDefault("/tmp/windlass-certificates")
    Path certDir();

    @WithParentName
    Tls tls();

    @WithParentName
    Requests requests();

    @WithParentName
    Authentication authentication();

    @WithParentName
    Authorization authorization();

    /** What is spoken on the port. */
    interface Tls {
        /**
         * Further certificates for callers that ask for other names: {@code certificate,key} or {@code certificate,key:name,*.name},
         * separated by semicolons. Without names, those of the certificate. An exact name goes before one with a star.
         */
        Optional<String> tlsSniCertKey();

        /** Cipher suites of TLS 1.2 by their IANA names; absent: those of the Java runtime. TLS 1.3 keeps its own. */
        Optional<List<String>> tlsCipherSuites();

        /** {@code VersionTLS12} or {@code VersionTLS13}; older ones are not spoken, and naming them means 1.2. */
        @WithDefault("VersionTLS12")
        String tlsMinVersion();

        @WithDefault("false")
        boolean disableHttp2Serving();

        /** Requests under way on one HTTP/2 connection; 0 for the limit of the server library, which is 100. */
        @WithDefault("0")
        int http2MaxStreamsPerConnection();
    }

    /** What bounds requests. */
    interface Requests {
        /** Deadline for answering one request; absent: that of the service. */
        Optional<Duration> requestTimeout();

        /** Resource requests answered at once, more get 429; 0 for no limit. Discovery and health are not counted. */
        @WithDefault("400")
        int maxRequestsInflight();

        /** How long requests are still answered, and {@code /readyz} fails, after the process has been asked to end. */
        @WithDefault("0s")
        Duration shutdownDelayDuration();
    }

    /** Who is believed. */
    interface Authentication {
        /** Kubeconfig for token reviews and the lookup; absent: the service's own connection. */
        Optional<Path> authenticationKubeconfig();

        /** Whether the authorities that the cluster publishes are left out: only those of {@code …-ca-file} count. */
        @WithDefault("false")
        boolean authenticationSkipLookup();

        /**
         * Whether the service starts also while the cluster's authorities can not be read; nobody is believed by certificate until they
         * are. Otherwise it waits 10 s for them and ends.
         */
        @WithDefault("true")
        boolean authenticationTolerateLookupFailure();

        /** How long the review of a token is remembered; 0 for not at all. */
        @WithDefault("10s")
        Duration authenticationTokenWebhookCacheTtl();

        /** Authorities of client certificates in PEM, read again when they change, in place of those the cluster publishes. */
        Optional<Path> clientCaFile();

        /**
         * Authorities of the front proxy in PEM, read again when they change. With it this and the other {@code requestheader}
         * settings hold in place of what the cluster publishes; without it they do nothing.
         */
        Optional<Path> requestheaderClientCaFile();

        /** Common names the front proxy may have; absent: any. */
        Optional<List<String>> requestheaderAllowedNames();

        @WithDefault("x-remote-user")
        Optional<List<String>> requestheaderUsernameHeaders();

        /** Absent: none. */
        Optional<List<String>> requestheaderUidHeaders();

        @WithDefault("x-remote-group")
        Optional<List<String>> requestheaderGroupHeaders();

        @WithDefault("x-remote-extra-")
        Optional<List<String>> requestheaderExtraHeadersPrefix();
    }

    /** Who may do what. */
    interface Authorization {
        /** Kubeconfig for access reviews; absent: the service's own connection. */
        Optional<Path> authorizationKubeconfig();

        /** Paths open to everybody; a {@code *} at the end stands for any rest. */
        @WithDefault("/healthz,/readyz,/livez")
        Optional<List<String>> authorizationAlwaysAllowPaths();

        /** How long a permission is remembered; 0 for not at all. */
        @WithDefault("10s")
        Duration authorizationWebhookCacheAuthorizedTtl();

        /** How long a refusal is remembered; 0 for not at all. */
        @WithDefault("10s")
        Duration authorizationWebhookCacheUnauthorizedTtl();
    }
}
