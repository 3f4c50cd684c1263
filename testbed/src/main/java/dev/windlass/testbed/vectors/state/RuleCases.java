package dev.windlass.testbed.vectors.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.state.exposition.Label;
import dev.windlass.state.exposition.LabelNames;
import dev.windlass.state.exposition.SampleValue;
import dev.windlass.state.exposition.Samples;
import dev.windlass.state.exposition.TextBuffer;
import dev.windlass.state.family.KeySelection;
import dev.windlass.state.family.ResourceAmounts;
import dev.windlass.state.shard.Shard;
import dev.windlass.testbed.vectors.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules below the families: names, numbers, quantities, escapes, shards. */
final class RuleCases {
    /** Here the peer's number overflows to 0; the README of the vectors asks for the right answer in its place. */
    private static final Map<String, String> RIGHT_WHERE_THE_PEER_IS_WRONG = Map.of("12E", "1.2e+19");

    private RuleCases() {}

    static Verdict labels(JsonNode test) {
        Map<String, String> input = new LinkedHashMap<>();
        test.path("input")
                .properties()
                .forEach(e -> input.put(e.getKey(), e.getValue().asText()));
        List<Label> expected = new ArrayList<>();
        for (int i = 0; i < test.path("labelNames").size(); i++) {
            expected.add(new Label(
                    test.path("labelNames").path(i).asText(),
                    test.path("labelValues").path(i).asText()));
        }
        List<Label> actual = LabelNames.labels(
                test.path("prefix").asText(), selection(test.path("allow")).select(input));
        return verdict(test.path("name").asText(), expected.toString(), actual.toString());
    }

    /** A list the settings would refuse selects nothing here. */
    private static KeySelection selection(JsonNode allow) {
        List<String> keys = new ArrayList<>();
        allow.forEach(key -> keys.add(key.asText()));
        try {
            return KeySelection.of(keys);
        } catch (IllegalArgumentException e) {
            return new KeySelection.Nothing();
        }
    }

    static Verdict number(JsonNode test) {
        String text = test.path("javaDouble").asText();
        return verdict(text, test.path("text").asText(), print(Double.parseDouble(text)));
    }

    static Verdict quantity(JsonNode test) {
        String text = test.path("quantity").asText();
        Quantity quantity = Quantity.parse(text);
        String right = RIGHT_WHERE_THE_PEER_IS_WRONG.get(text);
        String convert = right != null ? right : test.path("convert").asText();
        String whole = right != null ? right : test.path("wholeValue").asText();
        return verdict(
                text,
                convert + " and whole " + whole,
                print(ResourceAmounts.decimal(quantity)) + " and whole " + print(ResourceAmounts.whole(quantity)));
    }

    static Verdict escaping(JsonNode test) {
        String value = test.path("labelValue").asText();
        byte[] labels = Samples.sharedLabels(List.of(new Label("k", value)));
        return verdict(value, test.path("sample").asText(), "m{" + new String(labels, StandardCharsets.UTF_8) + "} 1");
    }

    static Verdict shard(JsonNode test) {
        String uid = test.path("uid").asText();
        Map<Integer, Integer> expected = new LinkedHashMap<>();
        Map<Integer, Integer> actual = new LinkedHashMap<>();
        test.path("shardByTotal").properties().forEach(entry -> {
            int total = Integer.parseInt(entry.getKey());
            expected.put(total, entry.getValue().asInt());
            actual.put(total, Shard.of(uid, total));
        });
        return verdict("uid '" + uid + "'", expected.toString(), actual.toString());
    }

    private static String print(double value) {
        TextBuffer text = new TextBuffer(32);
        SampleValue.write(text, value);
        return text.toString();
    }

    private static Verdict verdict(String id, String expected, String actual) {
        return expected.equals(actual)
                ? new Verdict.Passed(id)
                : new Verdict.Failed(id, "expected " + expected + " but got " + actual);
    }
}
