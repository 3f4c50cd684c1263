package dev.windlass.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.Event.NodeGone;
import dev.windlass.console.projection.Event.NodeSeen;
import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.NodeFacts;
import dev.windlass.kube.kind.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSinkTest {
    private final List<Event> events = new ArrayList<>();
    private final EventSink<NodeFacts> sink = new EventSink<>(
            events::add, node -> new NodeSeen(Facts.START, node), key -> new NodeGone(Facts.START, key.name()));

    @Test
    void aNewListTellsWhatIsGone() {
        list("n1", "n2");
        events.clear();
        list("n2", "n3");
        assertThat(events).containsExactly(seen("n2"), seen("n3"), gone("n1"));
    }

    @Test
    void aListThatBreaksOffTellsNothingGone() {
        list("n1", "n2");
        events.clear();
        sink.begin();
        item("n1");
        sink.begin();
        item("n1");
        item("n2");
        sink.end("2");
        assertThat(events).doesNotContain(gone("n2"));
    }

    @Test
    void aDeletionOfWhatWasNeverSeenIsNoEvent() {
        sink.delete(ObjectKey.of("n1"));
        assertThat(events).isEmpty();
    }

    private void list(String... names) {
        sink.begin();
        for (String name : names) {
            item(name);
        }
        sink.end("1");
    }

    private void item(String name) {
        sink.item(ObjectKey.of(name), Facts.node(name));
    }

    private static Event seen(String name) {
        return new NodeSeen(Facts.START, Facts.node(name));
    }

    private static Event gone(String name) {
        return new NodeGone(Facts.START, name);
    }
}
