package dev.windlass.kube.tls;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A value made of some PEM sources, made again when their content has changed. While the new content can not be used
 * (half written, key without its certificate) the last good value stays and a warning is logged.
 *
 * <p>Safe for any thread; looks at the sources at most once per {@code period}.
 */
public final class Reloading<T> {
    private static final Logger LOG = System.getLogger(Reloading.class.getName());

    /** Makes the value of the sources' contents, given in the order of the sources. */
    public interface Maker<T> {
        T make(List<byte[]> contents) throws IOException;
    }

    private final List<PemSource> sources;
    private final Maker<T> maker;
    private final Duration period;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();

    private volatile Snapshot<T> snapshot;

    private record Snapshot<T>(T value, List<byte[]> contents, Instant looked, long generation) {}

    private Reloading(
            List<PemSource> sources, Maker<T> maker, Duration period, InstantSource clock, Snapshot<T> first) {
        this.sources = sources;
        this.maker = maker;
        this.period = period;
        this.clock = clock;
        this.snapshot = first;
    }

    /** @throws IOException when the first reading fails: a program should not start without its credentials */
    public static <T> Reloading<T> of(List<PemSource> sources, Duration period, InstantSource clock, Maker<T> maker)
            throws IOException {
        List<PemSource> copied = List.copyOf(sources);
        List<byte[]> contents = readAll(copied);
        return new Reloading<>(
                copied, maker, period, clock, new Snapshot<>(maker.make(contents), contents, clock.instant(), 1));
    }

    /** A value that never changes, for where a reloading one is asked for. */
    public static <T> Reloading<T> constant(T value) {
        return new Reloading<>(
                List.of(),
                _ -> value,
                Duration.ofDays(1),
                InstantSource.fixed(Instant.EPOCH),
                new Snapshot<>(value, List.of(), Instant.EPOCH, 1));
    }

    /** The current value. */
    public T get() {
        return look().value();
    }

    /** Grows by one whenever the value has been made anew. */
    public long generation() {
        return look().generation();
    }

    private Snapshot<T> look() {
        Snapshot<T> seen = snapshot;
        Duration age = Duration.between(seen.looked(), clock.instant());
        // From the future: the clock was set back, and old files would be kept until its time has come again.
        boolean recent = !age.isNegative() && age.compareTo(period) < 0;
        if (recent || !looking.tryLock()) {
            return seen;
        }
        try {
            return refresh(snapshot);
        } finally {
            looking.unlock();
        }
    }

    private Snapshot<T> refresh(Snapshot<T> old) {
        Instant now = clock.instant();
        Snapshot<T> fresh = new Snapshot<>(old.value(), old.contents(), now, old.generation());
        try {
            List<byte[]> contents = readAll(sources);
            if (!same(contents, old.contents())) {
                fresh = new Snapshot<>(maker.make(contents), contents, now, old.generation() + 1);
                LOG.log(Level.INFO, "reloaded {0}", sources);
            }
        } catch (IOException e) {
            // Logged each time it is looked at: a certificate that can not be renewed will expire.
            LOG.log(Level.WARNING, "keeping the old content of {0}: {1}", sources, e.getMessage());
        }
        snapshot = fresh;
        return fresh;
    }

    private static List<byte[]> readAll(List<PemSource> sources) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (PemSource source : sources) {
            contents.add(source.read());
        }
        return contents;
    }

    private static boolean same(List<byte[]> some, List<byte[]> others) {
        for (int i = 0; i < some.size(); i++) {
            if (!Arrays.equals(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }
}
