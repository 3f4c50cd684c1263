package dev.windlass.kube.aggregated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The bytes of an answer. */
sealed interface Body {
    /** As the API server: below this size neither compression nor sending while making is worth its cost. */
    int SMALL = 128 * 1024;

    /** Bytes that stand; not copied, not to be changed. */
    record Whole(byte[] bytes) implements Body {
        @Override
        public byte[] whole() {
            return bytes;
        }
    }

    /**
     * Bytes that are made while they are sent.
     *
     * @param length how many it will be, where that is known before the end
     * @param standing bytes of memory that are held until the last is taken, beside the pieces under way
     */
    record Flowing(Pieces pieces, OptionalLong length, long standing) implements Body {
        @Override
        public byte[] whole() throws IOException {
            return pieces.whole();
        }
    }

    /** All bytes; of a flowing body only once. */
    byte[] whole() throws IOException;

    /** Pieces as a body: whole when they turn out to be few or one, since then their length can be told. */
    static Body of(Pieces pieces) throws IOException {
        List<byte[]> first = new ArrayList<>();
        long length = 0;
        while (length < SMALL || first.size() < 2) {
            byte[] piece = pieces.next();
            if (piece == null) {
                return new Whole(joined(first));
            }
            first.add(piece);
            length += piece.length;
        }
        return new Flowing(Pieces.of(first).then(pieces), OptionalLong.empty(), 0);
    }

    /** Pieces whose length can be told whatever their number. */
    static Body of(CountedPieces counted) throws IOException {
        return counted.length() < SMALL
                ? new Whole(counted.whole())
                : new Flowing(counted.pieces(), OptionalLong.of(counted.length()), counted.standing());
    }

    private static byte[] joined(List<byte[]> pieces) throws IOException {
        return pieces.size() == 1 ? pieces.getFirst() : Pieces.of(pieces).whole();
    }
}
