package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A list of objects as large as {@link SampleGroup.Big}, made while it is sent.
 *
 * @param made how many objects have been
 */
record SampleObjects(String apiVersion, AtomicInteger made) implements Representation {
    static final int OBJECTS = 24 * 1024;

    @Override
    public String kind() {
        return "ObjectList";
    }

    @Override
    public byte[] json() throws IOException {
        return jsonPieces().whole();
    }

    @Override
    public Pieces jsonPieces() {
        Iterator<String> texts = IntStream.range(0, OBJECTS)
                .mapToObj(number -> (number == 0 ? "" : ",") + object(number) + (number == OBJECTS - 1 ? "]}" : ""))
                .iterator();
        return Pieces.of(bytes("{\"kind\":\"ObjectList\",\"apiVersion\":\"" + apiVersion
                        + "\",\"metadata\":{\"remainingItemCount\":0},\"items\":["))
                .then(() -> texts.hasNext() ? bytes(texts.next()) : null);
    }

    private ObjectNode object(int number) {
        made.incrementAndGet();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("name", name(number)).put("filling", "x".repeat(1000));
        object.put("usage", number);
        return object;
    }

    static String name(int number) {
        return "object-" + number;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] protobuf() {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public Optional<Table> table() {
        return Optional.of(new Table(
                List.of(new Table.Column("Name", "string", "name", "Name of the resource", 0)),
                () -> IntStream.range(0, OBJECTS)
                        .mapToObj(number -> new Table.Row(List.of(name(number)), () -> object(number)))
                        .iterator()));
    }
}
