package dev.windlass.kube.aggregated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** gzip for large answers, as the API server does it: below this size it costs more than it saves. */
final class Compression {
    private static final int SMALLEST = 128 * 1024;
    private static final int MOST_CODINGS = 32;
    private static final Pattern NO_WEIGHT = Pattern.compile("\\s*[qQ]\\s*=\\s*0(\\.0{0,3})?\\s*");

    private Compression() {}

    static Answer apply(Answer answer, String acceptEncoding) throws IOException {
        if (answer.body().length < SMALLEST || !takesGzip(acceptEncoding)) {
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

    /** Whether the header names gzip and does not give it the weight of nothing. */
    private static boolean takesGzip(String acceptEncoding) {
        for (String coding : acceptEncoding.split(",", MOST_CODINGS)) {
            String[] parts = coding.split(";", 2);
            if (parts[0].trim().equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !NO_WEIGHT.matcher(parts[1]).matches();
            }
        }
        return false;
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
