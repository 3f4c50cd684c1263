package dev.windlass.kube.aggregated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are made while they are sent, so that a list of tens of megabytes never stands in memory as a whole. Gone through once, by
 * one thread at a time.
 */
@FunctionalInterface
public interface Pieces {
    /** About the size a piece should have: large enough that its way costs little, small enough that some wait for each caller. */
    int SIZE = 32 * 1024;

    /**
     * The next piece, {@code null} after the last and from then on. It is not copied and must not be changed any more.
     *
     * @throws IOException when the rest cannot be made; what has been sent then stays incomplete, and its reader sees that
     */
    byte @Nullable [] next() throws IOException;

    /** Pieces that stand already; each is let go of when it is taken. */
    static Pieces of(Collection<byte[]> made) {
        Queue<byte[]> left = new ArrayDeque<>(made);
        return left::poll;
    }

    /** All of the rest in one. */
    default byte[] whole() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(SIZE);
        for (byte[] piece = next(); piece != null; piece = next()) {
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }

    /** These, and after their last one those. */
    default Pieces then(Pieces rest) {
        return () -> {
            byte @Nullable [] piece = next();
            return piece == null ? rest.next() : piece;
        };
    }

    /** One piece, of an object that is small. */
    static Pieces of(byte[] single) {
        return of(List.of(single));
    }
}
