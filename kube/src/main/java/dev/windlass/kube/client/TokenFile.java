package dev.windlass.kube.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A bearer token in a file that the kubelet replaces now and then; read again every minute, as client-go does. */
final class TokenFile implements Credentials {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Path file;
    private final InstantSource clock;
    private volatile Read last;

    private record Read(String token, Instant at) {}

    TokenFile(Path file, InstantSource clock) throws IOException {
        this.file = file;
        this.clock = clock;
        this.last = read();
    }

    private Read read() throws IOException {
        return new Read(Files.readString(file).trim(), clock.instant());
    }

    @Override
    public Optional<String> authorization() {
        Duration age = Duration.between(last.at(), clock.instant());
        // From the future: the clock was set back, and the token would be kept until its time has come again.
        if (age.isNegative() || age.compareTo(KEPT) > 0) {
            renew();
        }
        return Optional.of("Bearer " + last.token());
    }

    @Override
    public boolean renew() {
        String before = last.token();
        try {
            last = read();
        } catch (IOException e) {
            throw new UncheckedIOException("the token file " + file + " can not be read", e);
        }
        return !last.token().equals(before);
    }
}
