package dev.windlass.kube.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import dev.windlass.kube.wire.ObjectMeta;
import java.util.function.Function;

/** How the objects of a kind travel. */
public sealed interface Payload<M> {
    /**
     * Kubernetes protobuf, read into our cut messages.
     *
     * @param prototype the default instance, which names the message and its parser
     * @param metadata reads the object's metadata
     */
    record Protobuf<M extends Message>(M prototype, Function<M, ObjectMeta> metadata) implements Payload<M> {}

    /** JSON, for custom resources and whatever else the server has no protobuf for. */
    record Json() implements Payload<JsonNode> {}
}
