package dev.windlass.kube.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.wire.ObjectReference;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes events in the background. {@link #record} never blocks and never throws; when the API server is slow and the
 * queue is full, events are dropped and counted. The same event again becomes a higher count on the first one.
 */
public final class EventRecorder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EventRecorder.class.getName());
    private static final Kind<?> EVENTS = Kind.jsonNamespaced("v1", "events", "Event");
    private static final int WAITING = 1000;
    private static final int REMEMBERED = 4096;
    // The API server keeps events for an hour by default; an older one is gone and can not be counted up.
    private static final Duration LIFE = Duration.ofMinutes(50);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final KubeObjects objects;
    private final String component;
    private final String instance;
    private final InstantSource clock;
    private final BlockingQueue<Occurrence> queue = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private final Map<Same, Written> written = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Same, Written> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Thread writer;
    private volatile boolean stopped;

    private record Same(ObjectReference object, EventType type, String reason, String message) {}

    private record Occurrence(Same event, Instant at) {}

    private record Written(ObjectKey key, int count, Instant since) {}

    /**
     * @param component who reports, such as {@code windlass-autoscaler}
     * @param instance which replica of it
     */
    public EventRecorder(KubeConnection connection, String component, String instance, InstantSource clock) {
        this.objects = new KubeObjects(connection);
        this.component = component;
        this.instance = instance;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("events of " + component).start(this::run);
    }

    /**
     * Records that something happened to an object.
     *
     * @param reason one word in CamelCase, such as {@code SuccessfulRescale}
     */
    public void record(ObjectReference object, EventType type, String reason, String message) {
        if (!queue.offer(new Occurrence(new Same(object, type, reason, message), clock.instant()))) {
            dropped.incrementAndGet();
        }
    }

    /** Events that were not written: the queue was full or the API server refused. */
    public long dropped() {
        return dropped.get();
    }

    private void run() {
        while (!stopped || !queue.isEmpty()) {
            try {
                Occurrence next = queue.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    write(next);
                }
            } catch (InterruptedException _) {
                stopped = true;
            } catch (IOException | RuntimeException e) {
                dropped.incrementAndGet();
                LOG.log(Level.WARNING, "an event could not be written: {0}", e.getMessage());
            }
        }
    }

    private void write(Occurrence occurrence) throws IOException {
        Written before = written.get(occurrence.event());
        if (before == null || before.since().plus(LIFE).isBefore(occurrence.at()) || !countUp(occurrence, before)) {
            create(occurrence);
        }
    }

    private boolean countUp(Occurrence occurrence, Written before) throws IOException {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.put("count", before.count() + 1).put("lastTimestamp", time(occurrence.at()));
        try {
            objects.patch(EVENTS, before.key(), KubeObjects.PatchType.MERGE, patch);
            written.put(occurrence.event(), new Written(before.key(), before.count() + 1, before.since()));
            return true;
        } catch (KubeException e) {
            if (e.isNotFound()) {
                return false;
            }
            throw e;
        }
    }

    private void create(Occurrence occurrence) throws IOException {
        ObjectNode event = event(occurrence);
        objects.create(EVENTS, event);
        ObjectKey key = new ObjectKey(
                event.path("metadata").path("namespace").asText(),
                event.path("metadata").path("name").asText());
        written.put(occurrence.event(), new Written(key, 1, occurrence.at()));
    }

    private ObjectNode event(Occurrence occurrence) {
        Same same = occurrence.event();
        ObjectReference object = same.object();
        String namespace = object.getNamespace().isEmpty() ? "default" : object.getNamespace();
        String suffix = Long.toHexString(occurrence.at().toEpochMilli() * 1000 + names.getAndIncrement() % 1000);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata").put("namespace", namespace).put("name", object.getName() + "." + suffix);
        putReference(event.putObject("involvedObject"), object);
        event.put("type", same.type().text()).put("reason", same.reason()).put("message", same.message());
        event.put("firstTimestamp", time(occurrence.at())).put("lastTimestamp", time(occurrence.at()));
        event.put("count", 1).put("reportingComponent", component).put("reportingInstance", instance);
        event.putObject("source").put("component", component);
        return event;
    }

    private static void putReference(ObjectNode json, ObjectReference object) {
        put(json, "apiVersion", object.getApiVersion());
        put(json, "kind", object.getKind());
        put(json, "namespace", object.getNamespace());
        put(json, "name", object.getName());
        put(json, "uid", object.getUid());
        put(json, "resourceVersion", object.getResourceVersion());
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Writes what is waiting, for a few seconds, and stops. */
    @Override
    public void close() {
        stopped = true;
        try {
            if (queue.isEmpty()) {
                writer.interrupt();
            }
            if (!writer.join(LONGEST_GOODBYE)) {
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
