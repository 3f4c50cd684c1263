package dev.windlass.console.web;

import dev.windlass.console.screen.BadQuestion;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What a request is told that cannot be answered: the reason as text in JSON, never markup. */
public final class FailureAnswers {
    @ServerExceptionMapper
    public Response badQuestion(BadQuestion e) {
        return answer(Response.Status.BAD_REQUEST.getStatusCode(), e.getMessage());
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        return answer(e.getResponse().getStatus(), e.getMessage());
    }

    private static Response answer(int status, @Nullable String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", String.valueOf(message)))
                .build();
    }
}
