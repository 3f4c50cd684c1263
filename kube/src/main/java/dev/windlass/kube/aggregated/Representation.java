package dev.windlass.kube.aggregated;

import java.io.IOException;
import java.util.Optional;

/** An object (or list) that can be written in every form that clients ask for. Only the form asked for is made. */
public interface Representation {
    String apiVersion();

    String kind();

    /** The whole JSON object in UTF-8, {@code kind} and {@code apiVersion} included. */
    byte[] json() throws IOException;

    /** The bytes of the object's message, without Kubernetes' envelope. */
    byte[] protobuf();

    /** The same JSON in pieces; of a list that may be large, made one after the other. */
    default Pieces jsonPieces() throws IOException {
        return Pieces.of(json());
    }

    /** The same message in pieces; of a list that may be large, counted first, since Kubernetes' envelope tells the length in front. */
    default CountedPieces protobufPieces() throws IOException {
        return CountedPieces.of(protobuf());
    }

    /** The rows that {@code kubectl get} shows; empty when there are none for this object. */
    Optional<Table> table();
}
