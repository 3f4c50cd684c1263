package dev.windlass.metrics.kubelet.parse.summary;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One element of {@code pods}. */
final class PodSection {
    private final JsonWalk walk;
    private final long requestedAtMillis;
    private final Sections sections;
    private final NetworkSections network;
    private final List<ContainerSection> containers = new ArrayList<>();
    private final List<VolumeSection> volumes = new ArrayList<>();
    private String namespace = "";
    private String name = "";

    PodSection(JsonWalk walk, long requestedAtMillis) {
        this.walk = walk;
        this.requestedAtMillis = requestedAtMillis;
        this.sections = new Sections(walk, requestedAtMillis);
        this.network = new NetworkSections(walk, requestedAtMillis);
    }

    void read() throws IOException {
        walk.object(field -> {
            switch (field) {
                case "podRef" -> reference();
                case "containers" -> walk.array(this::container);
                case "volume" -> walk.array(this::volume);
                case "cpu" -> sections.cpu();
                case "memory" -> sections.memory();
                case "io" -> sections.io();
                case "network" -> network.read();
                case "ephemeral-storage" ->
                    sections.filesystem(Signal.EPHEMERAL_STORAGE_USED, Signal.EPHEMERAL_STORAGE_INODES_USED);
                case "process_stats" -> processes();
                default -> {
                    // Swap comes from the resource endpoint.
                }
            }
        });
    }

    private void reference() throws IOException {
        walk.object(field -> {
            switch (field) {
                case "name" -> name = walk.text();
                case "namespace" -> namespace = walk.text();
                default -> {
                    // Names are what everything else here goes by.
                }
            }
        });
    }

    private void container() throws IOException {
        ContainerSection container = new ContainerSection(walk, requestedAtMillis);
        container.read();
        containers.add(container);
    }

    private void volume() throws IOException {
        VolumeSection volume = new VolumeSection(walk, requestedAtMillis);
        volume.read();
        volumes.add(volume);
    }

    private void processes() throws IOException {
        Section section = sections.next();
        walk.object(field -> {
            if (field.equals("process_count")) {
                section.number(Signal.PROCESSES);
            }
        });
    }

    void into(SignalsBuilder builder) {
        if (!Entity.isName(namespace) || !Entity.isName(name)) {
            return;
        }
        sections.into(builder, Entity.pod(namespace, name));
        network.into(builder, interfaceName -> Entity.podInterface(namespace, name, interfaceName));
        containers.forEach(container -> container.into(builder, namespace, name));
        volumes.forEach(volume -> volume.into(builder));
    }
}
