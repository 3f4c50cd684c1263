package dev.windlass.autoscaler.actuation;

import dev.windlass.autoscaler.decision.ScaleWrite;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.object.TargetRef;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Writes a scale, reading again and retrying while others write to it: five tries, as the reference makes. */
public final class ScaleWriter {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final double JITTER = 0.1;

    private final ScaleAccess access;
    private final Pause pause;
    private final RandomGenerator random;

    /** Waits between two tries. */
    public interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    public ScaleWriter(ScaleAccess access, Pause pause, RandomGenerator random) {
        this.access = access;
        this.pause = pause;
        this.random = random;
    }

    /** Sets the replicas of a target whose scale has just been read. */
    public ScaleWrite write(String namespace, TargetRef target, int replicas) {
        String conflict = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            switch (access.write(namespace, target, replicas)) {
                case ScaleAccess.Write.Done _ -> {
                    return new ScaleWrite.Done();
                }
                case ScaleAccess.Write.Refused(String error) -> {
                    return new ScaleWrite.Refused(error);
                }
                case ScaleAccess.Write.Conflict(String error) -> conflict = error;
            }
            if (attempt < TRIES && !pauses()) {
                return new ScaleWrite.Refused("interrupted after: " + conflict);
            }
            switch (access.read(namespace, target)) {
                case ScaleReading.Read _ -> {}
                case ScaleReading.Unreadable(String error) -> {
                    return new ScaleWrite.Refused(error);
                }
                case ScaleReading.BadReference(String error) -> {
                    return new ScaleWrite.Refused(error);
                }
                case ScaleReading.NoSuchKind(String error) -> {
                    return new ScaleWrite.Refused(error);
                }
            }
        }
        return new ScaleWrite.Refused(conflict);
    }

    private boolean pauses() {
        try {
            long nanos = PAUSE.toNanos();
            pause.pause(Duration.ofNanos(nanos + (long) (nanos * JITTER * random.nextDouble())));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
