package dev.windlass.kube.aggregated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** gzip for large answers, as the API server does it: below this size it costs more than it saves. */
final class Compression {
    private static final int SMALLEST = 128 * 1024;

    private Compression() {}

    static Answer apply(Answer answer, String acceptEncoding) throws IOException {
        if (answer.body().length < SMALLEST || !acceptEncoding.contains("gzip")) {
            return answer;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length / 8);
        try (OutputStream gzip = new Fast(bytes)) {
            gzip.write(answer.body());
        }
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("Content-Encoding", "gzip");
        headers.put("Vary", "Accept-Encoding");
        return new Answer(answer.code(), answer.contentType(), bytes.toByteArray(), headers);
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
