package dev.windlass.kube.aggregated;

import java.util.Map;

/** An answer to a request, complete but for a body that may still be made while it is sent. */
record Answer(int code, String contentType, Body body, Map<String, String> headers) {
    Answer {
        headers = Map.copyOf(headers);
    }

    Answer(int code, String contentType, byte[] body, Map<String, String> headers) {
        this(code, contentType, new Body.Whole(body), headers);
    }

    static Answer of(int code, String contentType, byte[] body) {
        return new Answer(code, contentType, body, Map.of());
    }

    /** The same with other headers. */
    Answer with(Map<String, String> others) {
        return new Answer(code, contentType, body, others);
    }
}
