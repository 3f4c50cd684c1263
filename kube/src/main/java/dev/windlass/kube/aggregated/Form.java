package dev.windlass.kube.aggregated;

import java.util.List;
import java.util.Optional;

/** The form of an answer that a client and we agree on. */
sealed interface Form {
    /** The object itself. */
    record Whole(Encoding encoding) implements Form {
        @Override
        public Form written(Encoding other) {
            return new Whole(other);
        }
    }

    /** A table; {@code version} is {@code v1} or {@code v1beta1}. */
    record Tabular(Encoding encoding, String version) implements Form {
        @Override
        public Form written(Encoding other) {
            return new Tabular(other, version);
        }
    }

    /** Only what the objects say of themselves; {@code version} is {@code v1} or {@code v1beta1}. */
    record Partial(Encoding encoding, String version, Scope scope) implements Form {
        @Override
        public Form written(Encoding other) {
            return new Partial(other, version, scope);
        }
    }

    /** What a partial form was asked for: it must be what there is. */
    enum Scope {
        OBJECT,
        LIST
    }

    /** How JSON-like content is written. */
    enum Encoding {
        JSON(MediaType.JSON),
        /** For people: with line breaks and indents. */
        PRETTY_JSON(MediaType.JSON),
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
        for (Encoding encoding : List.of(Encoding.JSON, Encoding.YAML, Encoding.PROTOBUF)) {
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
        boolean known = clause.parameters().getOrDefault("g", "").equals("meta.k8s.io")
                && (version.equals("v1") || version.equals("v1beta1"));
        if (!known || encoding == Encoding.PROTOBUF) {
            return Optional.empty(); // as the API server, which has no table in protobuf
        }
        return switch (clause.as()) {
            case "Table" -> Optional.of(new Tabular(encoding, version));
            case "PartialObjectMetadata" -> Optional.of(new Partial(encoding, version, Scope.OBJECT));
            case "PartialObjectMetadataList" -> Optional.of(new Partial(encoding, version, Scope.LIST));
            default -> Optional.empty();
        };
    }

    Encoding encoding();

    /** The same form in another encoding. */
    Form written(Encoding other);
}
