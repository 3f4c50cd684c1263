package dev.windlass.metrics.kubelet.parse.summary;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.io.IOException;

/** One element of a pod's {@code volume}. Only a claim outlives its pod; what the others use counts as the pod's ephemeral storage. */
final class VolumeSection {
    private final JsonWalk walk;
    private final Section section;
    private String namespace = "";
    private String claim = "";

    VolumeSection(JsonWalk walk, long requestedAtMillis) {
        this.walk = walk;
        this.section = new Section(walk, requestedAtMillis);
    }

    void read() throws IOException {
        walk.object(field -> {
            if (field.equals("pvcRef")) {
                claim();
            } else {
                boolean _ = Sections.ofFilesystem(section, field);
            }
        });
    }

    private void claim() throws IOException {
        walk.object(field -> {
            switch (field) {
                case "name" -> claim = walk.text();
                case "namespace" -> namespace = walk.text();
                default -> {
                    // A claim is known by these two.
                }
            }
        });
    }

    void into(SignalsBuilder builder) {
        if (Entity.isName(namespace) && Entity.isName(claim)) {
            section.into(builder, Entity.claim(namespace, claim));
        }
    }
}
