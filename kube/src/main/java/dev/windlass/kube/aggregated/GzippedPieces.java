package dev.windlass.kube.aggregated;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Pieces compressed on their way. */
final class GzippedPieces implements Pieces {
    private final Pieces plain;
    private final PieceBuffer packed = new PieceBuffer();
    private final GZIPOutputStream gzip;
    private boolean over;

    GzippedPieces(Pieces plain) throws IOException {
        this.plain = plain;
        this.gzip = new Fast(packed);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        while (!packed.isFull() && !over) {
            byte[] piece = plain.next();
            if (piece == null) {
                gzip.close();
                over = true;
            } else {
                gzip.write(piece);
            }
        }
        return packed.take();
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, SIZE);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
