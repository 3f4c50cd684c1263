package dev.windlass.kube.aggregated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Pieces compressed on their way. */
final class GzippedPieces implements Pieces {
    private final Pieces plain;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream(2 * SIZE);
    private final GZIPOutputStream gzip;
    private boolean over;

    GzippedPieces(Pieces plain) throws IOException {
        this.plain = plain;
        this.gzip = new Fast(packed);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        while (packed.size() < SIZE && !over) {
            byte[] piece = plain.next();
            if (piece == null) {
                gzip.close();
                over = true;
            } else {
                gzip.write(piece);
            }
        }
        if (packed.size() == 0) {
            return null;
        }
        byte[] bytes = packed.toByteArray();
        packed.reset();
        return bytes;
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, SIZE);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
