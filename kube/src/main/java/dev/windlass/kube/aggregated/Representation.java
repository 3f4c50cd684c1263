package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** An object (or list) that can be written in every form that clients ask for. Only the form asked for is made. */
public interface Representation {
    String apiVersion();

    String kind();

    /** Writes the whole JSON object, {@code kind} and {@code apiVersion} included. */
    void writeJson(JsonGenerator out) throws IOException;

    /** The same as bytes; a list that is large and often asked for may have a faster way to them. */
    default byte[] json() throws IOException {
        return Renderer.generated(this);
    }

    /** The bytes of the object's message, without Kubernetes' envelope. */
    byte[] protobuf();

    /** The rows that {@code kubectl get} shows; empty when there are none for this object. */
    Optional<Table> table();
}
