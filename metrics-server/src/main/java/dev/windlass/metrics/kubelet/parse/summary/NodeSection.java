package dev.windlass.metrics.kubelet.parse.summary;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.io.IOException;

/** The object {@code node}. */
final class NodeSection {
    private final JsonWalk walk;
    private final long requestedAtMillis;
    private final SignalsBuilder builder;
    private final Sections sections;
    private final NetworkSections network;

    NodeSection(JsonWalk walk, long requestedAtMillis, SignalsBuilder builder) {
        this.walk = walk;
        this.requestedAtMillis = requestedAtMillis;
        this.builder = builder;
        this.sections = new Sections(walk, requestedAtMillis);
        this.network = new NetworkSections(walk, requestedAtMillis);
    }

    void read() throws IOException {
        walk.object(field -> {
            switch (field) {
                case "cpu" -> sections.cpu();
                case "memory" -> sections.memory();
                case "io" -> sections.io();
                case "network" -> network.read();
                case "fs" -> filesystem("nodefs");
                case "runtime" -> runtime();
                case "rlimit" -> processes();
                default -> {
                    // System containers are the kubelet's and the runtime's own affair.
                }
            }
        });
        sections.into(builder, Entity.NODE);
        network.into(builder, Entity::nodeInterface);
    }

    private void runtime() throws IOException {
        walk.object(field -> {
            switch (field) {
                case "imageFs" -> filesystem("imagefs");
                case "containerFs" -> filesystem("containerfs");
                default -> {
                    // The runtime has these two.
                }
            }
        });
    }

    private void filesystem(String name) throws IOException {
        Section section = new Section(walk, requestedAtMillis);
        walk.object(field -> {
            boolean _ = Sections.ofFilesystem(section, field);
        });
        section.into(builder, Entity.filesystem(name));
    }

    private void processes() throws IOException {
        Section section = sections.next();
        walk.object(field -> {
            switch (field) {
                case "time" -> section.time();
                case "curproc" -> section.number(Signal.PROCESSES);
                case "maxpid" -> section.number(Signal.PROCESSES_LIMIT);
                default -> {
                    // The kernel tells these two.
                }
            }
        });
    }
}
