package dev.windlass.metrics.api;

import dev.windlass.kube.aggregated.Pieces;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A list of pods. Clients ask for all pods of a cluster at each of their turns, so both forms are written straight to bytes. */
record PodListRepresentation(
        String apiVersion, String kind, Iterable<PodReading> readings, Instant answeredAt, Supplier<Table> lines)
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
            return Pieces.of(protobufPieces()).whole();
        } catch (IOException e) {
            throw new UncheckedIOException("pieces that stand can be read", e);
        }
    }

    @Override
    public List<byte[]> protobufPieces() {
        return PodListProtobuf.of(readings, answeredAt);
    }

    @Override
    public Optional<Table> table() {
        return Optional.of(lines.get());
    }
}
