package dev.windlass.kube.aggregated;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** What is written until it is enough for a piece. */
final class PieceBuffer extends ByteArrayOutputStream {
    PieceBuffer() {
        super(2 * Pieces.SIZE);
    }

    boolean isFull() {
        return size() >= Pieces.SIZE;
    }

    /** What has been written, which is then forgotten here; {@code null} when that is nothing. */
    byte @Nullable [] take() {
        if (size() == 0) {
            return null;
        }
        byte[] piece = toByteArray();
        reset();
        return piece;
    }
}
