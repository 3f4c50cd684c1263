package dev.windlass.kube.aggregated;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are made while they are sent, and of which it is known before the first how many there will be. The pieces break off where
 * they turn out to be more or fewer: the length has been told by then, and a reader must not take the wrong bytes for the right ones.
 *
 * @param length how many bytes
 * @param standing what is held in memory until the last is taken, beside the pieces under way
 */
public record CountedPieces(Pieces pieces, long length, long standing) {
    public CountedPieces {
        if (length < 0 || standing < 0) {
            throw new IllegalArgumentException("neither is negative: length " + length + ", standing " + standing);
        }
        pieces = new Exact(pieces, length);
    }

    /** An object that stands already; not to be changed any more. */
    public static CountedPieces of(byte[] made) {
        return new CountedPieces(new Cut(made), made.length, made.length);
    }

    /** All of them in one. */
    public byte[] whole() throws IOException {
        return pieces.whole();
    }

    /** Lets through what agrees with the length. */
    private static final class Exact implements Pieces {
        private final Pieces pieces;
        private final long length;
        private long taken;

        Exact(Pieces pieces, long length) {
            this.pieces = pieces;
            this.length = length;
        }

        @Override
        public byte @Nullable [] next() throws IOException {
            byte[] piece = pieces.next();
            taken += piece == null ? 0 : piece.length;
            if (taken > length || (piece == null && taken < length)) {
                throw new IOException(length + " bytes were counted before, and there are "
                        + (taken > length ? "at least " : "only ") + taken);
            }
            return piece;
        }
    }

    /** An array in pieces, the whole of it where it is small. */
    private static final class Cut implements Pieces {
        private final byte[] made;
        private int from;

        Cut(byte[] made) {
            this.made = made;
        }

        @Override
        public byte @Nullable [] next() {
            if (from == made.length) {
                return null;
            }
            int to = made.length - from <= SIZE ? made.length : from + SIZE;
            byte[] piece = from == 0 && to == made.length ? made : Arrays.copyOfRange(made, from, to);
            from = to;
            return piece;
        }
    }
}
