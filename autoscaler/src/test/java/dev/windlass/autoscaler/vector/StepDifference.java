package dev.windlass.autoscaler.vector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.kube.quantity.Quantity;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compares two step results: quantities by value, texts exactly but for what the reference picks at random. */
final class StepDifference {
    private static final Set<String> QUANTITIES = Set.of("value", "averageValue");

    private final List<String> found = new ArrayList<>();

    private StepDifference() {}

    static List<String> find(JsonNode expected, JsonNode actual) {
        StepDifference difference = new StepDifference();
        difference.compare("t=" + expected.path("t").asLong(), expected, actual);
        return difference.found;
    }

    private void compare(String path, JsonNode expected, JsonNode actual) {
        if (expected.isTextual() && expected.asText().equals("unspecified")) {
            return;
        }
        if (isNothing(expected) && isNothing(actual)) {
            return;
        }
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compareField(path + "." + name, name, expected.path(name), actual.path(name));
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            Iterator<JsonNode> other = actual.iterator();
            int i = 0;
            for (JsonNode item : expected) {
                compare(path + "[" + i++ + "]", item, other.next());
            }
        } else if (expected.isTextual() && actual.isTextual()) {
            if (!pattern(expected.asText()).matcher(actual.asText()).matches()) {
                differ(path, expected, actual);
            }
        } else if (!(expected.isNumber() && actual.isNumber() && expected.asDouble() == actual.asDouble())
                && !expected.equals(actual)) {
            differ(path, expected, actual);
        }
    }

    private void compareField(String path, String name, JsonNode expected, JsonNode actual) {
        boolean quantity = QUANTITIES.contains(name) && expected.isTextual() && actual.isTextual();
        if (quantity && !expected.asText().equals("unspecified")) {
            if (Quantity.parse(expected.asText()).compareTo(Quantity.parse(actual.asText())) != 0) {
                differ(path, expected, actual);
            }
        } else {
            compare(path, expected, actual);
        }
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isContainerNode() && node.isEmpty();
    }

    private static Pattern pattern(String expected) {
        return Pattern.compile(Pattern.quote(expected).replace("Pod <any>", "Pod \\E\\S+\\Q"));
    }

    private void differ(String path, JsonNode expected, JsonNode actual) {
        found.add(path + ": expected " + expected + " but was " + actual);
    }
}
