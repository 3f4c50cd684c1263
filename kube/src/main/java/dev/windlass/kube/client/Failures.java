package dev.windlass.kube.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Turns an unsuccessful answer into an exception that tells what the server said. */
final class Failures {
    private static final int LONGEST_SHOWN = 300;
    private static final int LONGEST_READ = 64 * 1024;

    private Failures() {}

    static Response check(KubeRequest request, Response response) throws IOException {
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            byte[] body = response.body().byteStream().readNBytes(LONGEST_READ);
            throw read(request, response, body);
        }
    }

    private static KubeException read(KubeRequest request, Response response, byte[] body) {
        JsonNode status = Json.readOrMissing(body);
        String text = new String(body, StandardCharsets.UTF_8).trim();
        String message = status.path("message").asText(text.isEmpty() ? response.message() : text);
        return new KubeException(
                request.toString(),
                response.code(),
                status.path("reason").asText(""),
                message.length() > LONGEST_SHOWN ? message.substring(0, LONGEST_SHOWN) + "…" : message,
                retryAfter(response, status));
    }

    private static @Nullable Duration retryAfter(Response response, JsonNode status) {
        @Nullable String header = response.header("Retry-After");
        try {
            if (header != null) {
                return Duration.ofSeconds(Long.parseLong(header.trim()));
            }
        } catch (NumberFormatException _) {
            return null; // a date, which the API server does not send
        }
        int seconds = status.path("details").path("retryAfterSeconds").asInt(0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : null;
    }
}
