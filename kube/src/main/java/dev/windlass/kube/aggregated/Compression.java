package dev.windlass.kube.aggregated;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** gzip for large answers, as the API server does it: below {@link Body#SMALL} it costs more than it saves. */
final class Compression {
    private static final int MOST_CODINGS = 32;
    private static final Pattern NO_WEIGHT = Pattern.compile("\\s*[qQ]\\s*=\\s*0(\\.0{0,3})?\\s*");

    private Compression() {}

    static Answer apply(Answer answer, String acceptEncoding) throws IOException {
        if (!takesGzip(acceptEncoding)) {
            return answer;
        }
        return switch (answer.body()) {
            case Body.Whole(byte[] bytes) ->
                bytes.length < Body.SMALL
                        ? answer
                        : packed(answer, new Body.Whole(new GzippedPieces(Pieces.of(bytes)).whole()));
            case Body.Flowing(Pieces pieces, OptionalLong _, long standing) ->
                packed(answer, new Body.Flowing(new GzippedPieces(pieces), OptionalLong.empty(), standing));
        };
    }

    private static Answer packed(Answer plain, Body body) {
        Map<String, String> headers = new HashMap<>(plain.headers());
        headers.put("Content-Encoding", "gzip");
        headers.put("Vary", "Accept-Encoding");
        return new Answer(plain.code(), plain.contentType(), body, headers);
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
}
