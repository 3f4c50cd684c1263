package dev.windlass.state.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Gathers the many small pieces of a page into chunks. Unlike BufferedOutputStream it takes no lock, which matters at
 * some tens of millions of pieces a scrape; one thread writes one page.
 */
final class PageOutput {
    private static final int CHUNK = 64 * 1024;
    private final OutputStream out;
    private final byte[] chunk = new byte[CHUNK];
    private int filled;

    PageOutput(OutputStream out) {
        this.out = out;
    }

    void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    void write(byte[] bytes, int offset, int length) {
        if (length > CHUNK - filled) {
            flush();
            if (length > CHUNK) {
                writeThrough(bytes, offset, length);
                return;
            }
        }
        System.arraycopy(bytes, offset, chunk, filled, length);
        filled += length;
    }

    void flush() {
        writeThrough(chunk, 0, filled);
        filled = 0;
    }

    private void writeThrough(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of the metrics page went away", e);
        }
    }
}
