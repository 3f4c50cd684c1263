package dev.windlass.kube.aggregated;

import java.util.List;
import java.util.Optional;

/** The form of an answer that a client and we agree on. */
sealed interface Form {
    /** The object itself. */
    record Whole(Encoding encoding) implements Form {}

    /** A table; {@code version} is {@code v1} or {@code v1beta1}. */
    record Tabular(Encoding encoding, String version) implements Form {}

    /** How JSON-like content is written. */
    enum Encoding {
        JSON(MediaType.JSON),
        YAML(MediaType.YAML),
        PROTOBUF(MediaType.PROTOBUF);

        private final String mediaType;

        Encoding(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** Every form of an object without a table. */
    List<String> MEDIA_TYPES = List.of(MediaType.JSON, MediaType.YAML, MediaType.PROTOBUF);

    /** The first form of the Accept header that can be made; empty when none can. A missing header means JSON. */
    static Optional<Form> negotiate(String accept) {
        if (accept.isBlank()) {
            return Optional.of(new Whole(Encoding.JSON));
        }
        for (MediaType clause : MediaType.parseAccept(accept)) {
            Optional<Form> form = of(clause);
            if (form.isPresent()) {
                return form;
            }
        }
        return Optional.empty();
    }

    private static Optional<Form> of(MediaType clause) {
        for (Encoding encoding : Encoding.values()) {
            if (clause.admits(encoding.mediaType())) {
                Optional<Form> form = of(clause, encoding);
                if (form.isPresent()) {
                    return form;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Form> of(MediaType clause, Encoding encoding) {
        if (clause.as().isEmpty()) {
            return Optional.of(new Whole(encoding));
        }
        String version = clause.parameters().getOrDefault("v", "");
        boolean table = clause.as().equals("Table")
                && clause.parameters().getOrDefault("g", "").equals("meta.k8s.io")
                && (version.equals("v1") || version.equals("v1beta1"))
                && encoding != Encoding.PROTOBUF;
        return table ? Optional.of(new Tabular(encoding, version)) : Optional.empty();
    }

    Encoding encoding();
}
