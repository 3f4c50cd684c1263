package dev.windlass.console.web;

import dev.windlass.console.screen.Question;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The screens. {@code GET api/<screen>} answers once; {@code GET api/<screen>/live} goes on with events: {@code frame} holds the
 * whole screen whenever something in it changed, {@code tick} only says that the console lives.
 *
 * <p>Every frame is complete. A page that reconnects needs nothing from before, and one that reads slowly gets fewer frames: the
 * next one is only made when the last has been received.
 */
@Path("api/{screen}")
public final class LiveResource {
    private static final Logger LOG = Logger.getLogger(LiveResource.class);
    private static final long RECONNECT_MILLIS = 2000;

    private final Frames frames;
    private final OpenPages pages;
    private final WebSettings settings;

    @Inject
    LiveResource(Frames frames, OpenPages pages, WebSettings settings) {
        this.frames = frames;
        this.pages = pages;
        this.settings = settings;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public String once(@PathParam("screen") String screen, @Context UriInfo address) {
        return frames.answer(question(screen, address)).json();
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    public void live(
            @PathParam("screen") String screen,
            @Context UriInfo address,
            @Context SseEventSink page,
            @Context Sse sse) {
        Question question = question(screen, address);
        Frames.Answer first = frames.answer(question);
        if (!pages.enter()) {
            throw new ServiceUnavailableException(settings.maxPages() + " pages are open, which is as many as may be"
                    + " (windlass.console.max-pages)");
        }
        try (page) {
            follow(question, first, page, sse);
        } catch (TimeoutException e) {
            LOG.infof("page given up: screen=%s, it took no update for %s", screen, settings.patience());
        } catch (ExecutionException e) {
            LOG.debugf("page left: screen=%s reason=%s", screen, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pages.leave();
        }
    }

    private void follow(Question question, Frames.Answer first, SseEventSink page, Sse sse)
            throws InterruptedException, ExecutionException, TimeoutException {
        Frames.Answer shown = first;
        Instant heard = first.at();
        send(page, sse, "frame", first.json());
        while (!pages.stopsWithin(settings.frame().toMillis()) && !page.isClosed()) {
            Frames.Answer now = frames.answer(question);
            if (!now.content().equals(shown.content())) {
                send(page, sse, "frame", now.json());
                heard = now.at();
            } else if (!now.at().isBefore(heard.plus(settings.heartbeat()))) {
                send(page, sse, "tick", "{\"at\":\"" + now.at() + "\"}");
                heard = now.at();
            }
            shown = now;
        }
    }

    /** Waits until the event has left for the browser; only then is there a next one. */
    private void send(SseEventSink page, Sse sse, String name, String json)
            throws InterruptedException, ExecutionException, TimeoutException {
        OutboundSseEvent event = sse.newEventBuilder()
                .name(name)
                .reconnectDelay(RECONNECT_MILLIS)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, json)
                .build();
        try {
            page.send(event).toCompletableFuture().get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (IllegalStateException e) {
            if (!page.isClosed()) {
                throw e;
            }
            throw new ExecutionException("it left before the event was sent", e);
        }
    }

    private static Question question(String screen, UriInfo address) {
        return QuestionReader.read(screen, address.getQueryParameters())
                .orElseThrow(() -> new NotFoundException("there is no screen " + screen));
    }
}
