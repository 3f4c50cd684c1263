package dev.windlass.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.screen.Patience;
import dev.windlass.console.screen.Problem;
import dev.windlass.console.screen.Problems;
import dev.windlass.console.screen.Question;
import dev.windlass.console.screen.Screen;
import dev.windlass.console.screen.Screens;
import dev.windlass.console.screen.Status;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The view as pages see it: a new frame at most once per period, shared by every page, and within a frame every question
 * answered once, however many pages ask it. Work therefore grows with the number of different pages, not with the rate of events.
 */
public final class Frames {
    private final Supplier<ClusterView> views;
    private final ObjectMapper json;
    private final Patience patience;
    private final Duration period;
    private final InstantSource time;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Frame frame;

    /** @param period how long a frame is shown before the view is looked at again */
    public Frames(
            Supplier<ClusterView> views, ObjectMapper json, Patience patience, Duration period, InstantSource time) {
        this.views = views;
        this.json = json;
        this.patience = patience;
        this.period = period;
        this.time = time;
        this.frame = Frame.of(views.get(), patience, time.instant());
    }

    /**
     * The answer as of the current frame.
     *
     * @throws dev.windlass.console.screen.BadQuestion when the question names something there is not
     */
    public Answer answer(Question question) {
        Frame now = current();
        return new Answer(now.at(), now.answers().computeIfAbsent(question, q -> content(now, q)));
    }

    private String content(Frame frame, Question question) {
        Screen screen = Screens.answer(frame.view(), frame.problems(), question, patience, frame.at());
        try {
            return "\"status\":" + json.writeValueAsString(frame.status()) + ",\"screen\":"
                    + json.writeValueAsString(screen);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a " + screen.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    private Frame current() {
        Frame shown = frame;
        Instant now = time.instant();
        if (now.isBefore(shown.at().plus(period)) || !renewing.tryLock()) {
            return shown;
        }
        try {
            if (frame == shown) {
                frame = Frame.of(views.get(), patience, now);
            }
            return frame;
        } finally {
            renewing.unlock();
        }
    }

    /**
     * What a page is told.
     *
     * @param content status and screen as members of a JSON object; equal as long as there is nothing new to show
     */
    public record Answer(Instant at, String content) {
        /** The whole JSON object. */
        String json() {
            return "{\"at\":\"" + at + "\"," + content + "}";
        }
    }

    private record Frame(
            Instant at,
            ClusterView view,
            List<Problem> problems,
            Status status,
            ConcurrentMap<Question, String> answers) {
        static Frame of(ClusterView view, Patience patience, Instant now) {
            List<Problem> problems = Problems.of(view, patience, now);
            return new Frame(now, view, problems, Status.of(view, problems), new ConcurrentHashMap<>());
        }
    }
}
