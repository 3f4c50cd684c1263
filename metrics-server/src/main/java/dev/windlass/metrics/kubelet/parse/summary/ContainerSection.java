package dev.windlass.metrics.kubelet.parse.summary;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.io.IOException;

/** One element of a pod's {@code containers}. */
final class ContainerSection {
    private final JsonWalk walk;
    private final Sections sections;
    private String name = "";

    ContainerSection(JsonWalk walk, long requestedAtMillis) {
        this.walk = walk;
        this.sections = new Sections(walk, requestedAtMillis);
    }

    void read() throws IOException {
        walk.object(field -> {
            switch (field) {
                case "name" -> name = walk.text();
                case "cpu" -> sections.cpu();
                case "memory" -> sections.memory();
                case "io" -> sections.io();
                case "rootfs" -> sections.filesystem(Signal.ROOTFS_USED, Signal.ROOTFS_INODES_USED);
                case "logs" -> sections.filesystem(Signal.LOGS_USED, null);
                default -> {
                    // Swap and the start come from the resource endpoint.
                }
            }
        });
    }

    void into(SignalsBuilder builder, String namespace, String pod) {
        if (Entity.isName(name)) {
            sections.into(builder, Entity.container(namespace, pod, name));
        }
    }
}
