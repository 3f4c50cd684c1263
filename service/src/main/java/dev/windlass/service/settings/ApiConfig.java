package dev.windlass.service.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where a service that stands behind the API server's aggregator listens; HTTPS only. */
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
}
