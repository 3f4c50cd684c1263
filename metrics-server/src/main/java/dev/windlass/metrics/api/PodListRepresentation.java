package dev.windlass.metrics.api;

import dev.windlass.kube.aggregated.CountedPieces;
import dev.windlass.kube.aggregated.Pieces;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A list of pods. Clients ask for all pods of a cluster at each of their turns, so both forms are written straight to bytes. */
record PodListRepresentation(
        String apiVersion, String kind, PodReadings readings, Instant answeredAt, Supplier<Table> lines)
        implements Representation {
    @Override
    public byte[] json() throws IOException {
        return jsonPieces().whole();
    }

    @Override
    public Pieces jsonPieces() {
        return new PodListJson(apiVersion, kind, readings.iterator(), answeredAt);
    }

    @Override
    public byte[] protobuf() {
        try {
            return protobufPieces().whole();
        } catch (IOException e) {
            throw new UncheckedIOException("the list is not as long as was counted", e);
        }
    }

    @Override
    public CountedPieces protobufPieces() {
        PodListSize size = new PodListSize(answeredAt);
        PodReadings.Held held = readings.held(size::add);
        Pieces pieces = new PodListProtobuf(held.readings().iterator(), answeredAt);
        return new CountedPieces(pieces, size.bytes(), held.bytes());
    }

    @Override
    public Optional<Table> table() {
        return Optional.of(lines.get());
    }
}
