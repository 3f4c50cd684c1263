package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Generated lists, cut anywhere, against what is made of them as a tree. */
class RewrittenJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            "true",
            "12",
            "1e3",
            "null",
            "a: b",
            "- x",
            "\"quoted\"",
            "zwei\nZeilen",
            "ünï😀codé",
            "items",
            "metadata");

    @RepeatedTest(200)
    void isThatOfTheTree(RepetitionInfo repetition) throws IOException {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        ObjectNode list = list(random);

        assertThat(new PrettyJson(cut(list, random)).whole())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(new String(
                                MAPPER.writer(new DefaultPrettyPrinter()).writeValueAsBytes(list),
                                StandardCharsets.UTF_8)
                        + "\n");
        assertThat(yaml(new YamlText(cut(list, random)).whole())).isEqualTo(list);
        assertThat(MAPPER.readTree(new PartialList(cut(list, random), "meta.k8s.io/v1").whole()))
                .isEqualTo(partial(list));
    }

    @Test
    void breaksOffWhereTheRestCannotBeMade() throws IOException {
        Pieces broken = Pieces.of("{\"items\":[".getBytes(StandardCharsets.UTF_8))
                .then(() -> {
                    throw new IOException("the rest is lost");
                });

        assertThatThrownBy(new PrettyJson(broken)::whole)
                .isInstanceOf(IOException.class)
                .hasMessage("the rest is lost");
    }

    @Test
    void doesNotTakeHalfOfAnObjectForTheWhole() throws IOException {
        Pieces half = Pieces.of("{\"items\":[{}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(new PrettyJson(half)::whole).isInstanceOf(IOException.class);
    }

    private static ObjectNode list(SplittableRandom random) {
        ObjectNode list = NODES.objectNode().put("kind", "ThingList").put("apiVersion", "things/v1");
        list.set("metadata", tree(random, 2));
        if (random.nextBoolean()) {
            list.set("other", tree(random, 3));
        }
        ArrayNode items = list.putArray("items");
        for (int left = random.nextInt(5); left > 0; left--) {
            ObjectNode item = items.addObject();
            if (random.nextBoolean()) {
                item.set("spec", tree(random, 3));
            }
            item.set("metadata", tree(random, 3));
            item.set("status", tree(random, 2));
        }
        return list;
    }

    private static JsonNode tree(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(1_000_000) - 500_000);
            case 3 -> NODES.numberNode(random.nextInt(1000) / 8.0);
            case 4 -> NODES.textNode(text(random));
            case 5 -> {
                ArrayNode array = NODES.arrayNode();
                for (int left = random.nextInt(4); left > 0; left--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int left = random.nextInt(4); left > 0; left--) {
                    object.set(text(random), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String text(SplittableRandom random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static Pieces cut(JsonNode json, SplittableRandom random) throws IOException {
        byte[] whole = MAPPER.writeValueAsBytes(json);
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < whole.length; ) {
            int to = Math.min(whole.length, from + 1 + random.nextInt(40));
            pieces.add(Arrays.copyOfRange(whole, from, to));
            from = to;
        }
        return Pieces.of(pieces);
    }

    private static JsonNode yaml(byte[] text) {
        return MAPPER.valueToTree(
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(text, StandardCharsets.UTF_8)));
    }

    private static ObjectNode partial(ObjectNode list) {
        ObjectNode partial =
                NODES.objectNode().put("kind", "PartialObjectMetadataList").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", list.path("metadata"));
        ArrayNode items = partial.putArray("items");
        list.path("items").forEach(item -> items.add(Partial.single(item, "meta.k8s.io/v1")));
        return partial;
    }
}
