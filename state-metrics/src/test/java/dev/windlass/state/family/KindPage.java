package dev.windlass.state.family;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.state.exposition.ExpositionFormat;
import dev.windlass.state.store.MetricsPage;
import dev.windlass.state.store.ObjectRenderer;
import dev.windlass.state.store.RenderedStore;
import dev.windlass.state.store.ResourcePage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Object in, page out: the fixture that every test of a kind reads like. */
final class KindPage {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private final KindFamilies<?> kind;

    private KindPage(KindFamilies<?> kind) {
        this.kind = kind;
    }

    static KindPage of(String resource) {
        return of(resource, List.of(), List.of());
    }

    static KindPage of(String resource, List<String> labels, List<String> annotations) {
        return FamilyCatalog.all(
                        MetadataAllowList.of(resource, labels),
                        MetadataAllowList.of(resource, annotations),
                        ZoneOffset.UTC)
                .stream()
                .filter(kind -> kind.resource().equals(resource))
                .map(KindPage::new)
                .findFirst()
                .orElseThrow();
    }

    /** The sample lines, without headers, each with its newline. */
    String samples(String object) {
        return samples("", object);
    }

    /** The sample lines of the families whose name starts so. */
    String samples(String familyPrefix, String object) {
        return page(kind, parse(object))
                .lines()
                .filter(line -> !line.startsWith("#") && line.startsWith(familyPrefix))
                .collect(Collectors.joining("\n"));
    }

    private static <M extends Message> String page(KindFamilies<M> kind, JsonNode object) {
        RenderedStore store = new RenderedStore();
        RenderedStore.Replacement list = store.replace();
        list.put(ObjectKey.of("it"), new ObjectRenderer<>(kind).render(JsonObjects.parse(kind.kind(), object)));
        list.commit();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MetricsPage(List.of(new ResourcePage(kind, List.of(store)))).write(out, ExpositionFormat.TEXT, _ -> true);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String object) {
        try {
            return LENIENT.readTree(object);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the test's object is no JSON", e);
        }
    }
}
