package dev.windlass.kube.aggregated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

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
     */
    record Flowing(Pieces pieces, OptionalLong length) implements Body {
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
        Pieces ahead = Pieces.of(first);
        Pieces all = () -> {
            byte @Nullable [] piece = ahead.next();
            return piece == null ? pieces.next() : piece;
        };
        return new Flowing(all, OptionalLong.empty());
    }

    /** A body whose pieces stand already. */
    static Body of(List<byte[]> pieces) throws IOException {
        long length = pieces.stream().mapToLong(piece -> piece.length).sum();
        return length < SMALL ? new Whole(joined(pieces)) : new Flowing(Pieces.of(pieces), OptionalLong.of(length));
    }

    private static byte[] joined(List<byte[]> pieces) throws IOException {
        return pieces.size() == 1 ? pieces.getFirst() : Pieces.of(pieces).whole();
    }
}
