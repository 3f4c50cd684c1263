package dev.windlass.metrics.kubelet.parse.summary;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Interfaces;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The interfaces of one {@code network} object. What the object tells beside its list is one of them once more, where an interface
 * is called as the kubelet expects it.
 */
final class NetworkSections {
    private final JsonWalk walk;
    private final List<Named> interfaces = new ArrayList<>();
    private final Section time;

    /** One interface while it is read. */
    private static final class Named {
        private final JsonWalk walk;
        private final Section section;
        private String name = "";

        Named(JsonWalk walk) {
            this.walk = walk;
            this.section = new Section(walk, 0);
        }

        void field(String field) throws IOException {
            switch (field) {
                case "name" -> name = walk.text();
                case "rxBytes" -> section.number(Signal.NETWORK_RECEIVED);
                case "txBytes" -> section.number(Signal.NETWORK_TRANSMITTED);
                case "rxErrors" -> section.number(Signal.NETWORK_RECEIVE_ERRORS);
                case "txErrors" -> section.number(Signal.NETWORK_TRANSMIT_ERRORS);
                default -> {
                    // Nothing else is known of an interface yet.
                }
            }
        }
    }

    NetworkSections(JsonWalk walk, long requestedAtMillis) {
        this.walk = walk;
        this.time = new Section(walk, requestedAtMillis);
    }

    void read() throws IOException {
        Named itself = another();
        walk.object(field -> {
            switch (field) {
                case "time" -> time.time();
                case "interfaces" ->
                    walk.array(() -> {
                        Named listed = another();
                        walk.object(listed::field);
                    });
                default -> itself.field(field);
            }
        });
    }

    private Named another() {
        Named named = new Named(walk);
        interfaces.add(named);
        return named;
    }

    /** @param entity makes an interface of the node or pod out of its name */
    void into(SignalsBuilder builder, Function<String, Entity> entity) {
        for (Named named : interfaces) {
            if (Interfaces.count(named.name)) {
                named.section.at(time).into(builder, entity.apply(named.name));
            }
        }
    }
}
