package dev.windlass.testbed.vectors.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.state.exposition.ExpositionFormat;
import dev.windlass.state.family.FamilyCatalog;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.family.MetadataAllowList;
import dev.windlass.state.store.MetricsPage;
import dev.windlass.state.store.ObjectRenderer;
import dev.windlass.state.store.RenderedStore;
import dev.windlass.state.store.ResourcePage;
import dev.windlass.testbed.vectors.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One object, put through the store as a watch would, and read back as a scrape would. */
final class ObjectCase {
    private ObjectCase() {}

    static Verdict judge(JsonNode test) {
        String id = test.path("id").asText();
        String resource = test.path("resource").asText();
        return kind(test, resource)
                .map(kind -> compare(id, test, page(kind, test.path("object"))))
                .orElseGet(() -> new Verdict.Skipped(id, resource));
    }

    private static Optional<KindFamilies<?>> kind(JsonNode test, String resource) {
        MetadataAllowList labels = MetadataAllowList.of(resource, texts(test.path("allowLabels")));
        MetadataAllowList annotations = MetadataAllowList.of(resource, texts(test.path("allowAnnotations")));
        return FamilyCatalog.all(labels, annotations, ZoneId.of("UTC")).stream()
                .filter(kind -> kind.resource().equals(resource))
                .findFirst();
    }

    private static <M extends Message> List<String> page(KindFamilies<M> kind, JsonNode object) {
        M message = JsonObjects.parse(kind.kind(), object);
        RenderedStore store = new RenderedStore();
        RenderedStore.Replacement list = store.replace();
        list.put(ObjectKey.of("the-object"), new ObjectRenderer<>(kind).render(message));
        list.commit();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MetricsPage(List.of(new ResourcePage(kind, List.of(store)))).write(out, ExpositionFormat.TEXT, _ -> true);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Verdict compare(String id, JsonNode test, List<String> page) {
        Set<String> expected = new TreeSet<>(texts(test.path("allFamiliesExpected")));
        Set<String> actual =
                page.stream().filter(line -> !line.startsWith("#")).collect(Collectors.toCollection(TreeSet::new));
        List<String> differences = new ArrayList<>();
        expected.stream().filter(line -> !actual.contains(line)).forEach(line -> differences.add("missing " + line));
        actual.stream().filter(line -> !expected.contains(line)).forEach(line -> differences.add("extra " + line));
        for (JsonNode headers : test.path("headers")) {
            texts(headers).stream()
                    .filter(line -> !page.contains(line))
                    .forEach(line -> differences.add("missing " + line));
        }
        return differences.isEmpty() ? new Verdict.Passed(id) : new Verdict.Failed(id, String.join("; ", differences));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
