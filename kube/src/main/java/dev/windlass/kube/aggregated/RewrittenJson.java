package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON made into another text token by token while it is made itself: a list of all pods as a whole, or as a tree, needs many times the
 * memory, and any caller who may list can ask for each of these forms; {@code curl} does by its name.
 */
abstract class RewrittenJson implements Pieces {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final PieceBuffer out = new PieceBuffer();
    private boolean over;

    RewrittenJson(Pieces json) throws IOException {
        parser = JSON.createParser(new Joined(json));
    }

    /** Where the text goes. */
    final OutputStream out() {
        return out;
    }

    /** @param in stands at the token */
    abstract void token(JsonToken token, JsonParser in) throws IOException;

    /** There are no more tokens; all that is held back goes out. */
    abstract void end() throws IOException;

    @Override
    public final byte @Nullable [] next() throws IOException {
        while (!out.isFull() && !over) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                over = true;
                end();
            } else {
                token(token, parser);
            }
        }
        return out.take();
    }

    /** Pieces as a stream, each asked for when the one before has been read. */
    private static final class Joined extends InputStream {
        private final Pieces pieces;
        private byte @Nullable [] piece = {};
        private int read;

        Joined(Pieces pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            while (piece != null && read == piece.length) {
                piece = pieces.next();
                read = 0;
            }
            if (piece == null) {
                return -1;
            }
            int length = Math.min(most, piece.length - read);
            System.arraycopy(piece, read, into, from, length);
            read += length;
            return length;
        }
    }
}
