package dev.windlass.kube.aggregated;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** gzip for large answers, as the API server does it: below {@link Body#SMALL} it costs more than it saves. */
final class Compression {
    private Compression() {}

    static Answer apply(Answer answer, String acceptEncoding) throws IOException {
        if (!acceptEncoding.contains("gzip")) {
            return answer;
        }
        return switch (answer.body()) {
            case Body.Whole(byte[] bytes) ->
                bytes.length < Body.SMALL
                        ? answer
                        : packed(answer, new Body.Whole(new GzippedPieces(Pieces.of(bytes)).whole()));
            case Body.Flowing(Pieces pieces, OptionalLong _) ->
                packed(answer, new Body.Flowing(new GzippedPieces(pieces), OptionalLong.empty()));
        };
    }

    private static Answer packed(Answer plain, Body body) {
        Map<String, String> headers = new HashMap<>(plain.headers());
        headers.put("Content-Encoding", "gzip");
        headers.put("Vary", "Accept-Encoding");
        return new Answer(plain.code(), plain.contentType(), body, headers);
    }
}
