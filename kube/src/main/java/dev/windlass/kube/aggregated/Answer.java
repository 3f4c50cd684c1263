package dev.windlass.kube.aggregated;

import java.util.Map;

/** A finished answer; the body is not copied and must not be changed. */
record Answer(int code, String contentType, byte[] body, Map<String, String> headers) {
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int code, String contentType, byte[] body) {
        return new Answer(code, contentType, body, Map.of());
    }
}
