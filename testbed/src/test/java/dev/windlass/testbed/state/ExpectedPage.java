package dev.windlass.testbed.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.state.exposition.ExpositionFormat;
import dev.windlass.state.family.FamilyCatalog;
import dev.windlass.state.family.FamilyFilter;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.family.MetadataAllowList;
import dev.windlass.state.store.MetricsPage;
import dev.windlass.state.store.ObjectRenderer;
import dev.windlass.state.store.RenderedStore;
import dev.windlass.state.store.ResourcePage;
import dev.windlass.testbed.controlplane.Kubectl;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the page should say, made from the JSON that kubectl prints. */
final class ExpectedPage {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ALLOWED = "pods=[app],nodes=[*]";
    private final Kubectl kubectl;
    private final List<KindFamilies<?>> kinds;

    ExpectedPage(Kubectl kubectl) {
        this.kubectl = kubectl;
        MetadataAllowList labels = MetadataAllowList.parse(ALLOWED, FamilyCatalog.resources());
        this.kinds = FamilyCatalog.all(labels, MetadataAllowList.none(), ZoneId.systemDefault());
    }

    Set<String> resources() {
        return FamilyCatalog.resources();
    }

    /** The sample lines of a resource, over all namespaces. */
    Set<String> samples(String resource) {
        return kinds.stream()
                .filter(kind -> kind.resource().equals(resource))
                .map(this::page)
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private <M extends Message> String page(KindFamilies<M> all) {
        KindFamilies<M> kind = all.only(FamilyFilter.defaults());
        ObjectRenderer<M> renderer = new ObjectRenderer<>(kind);
        RenderedStore store = new RenderedStore();
        RenderedStore.Replacement list = store.replace();
        for (JsonNode item : items(kind.resource())) {
            JsonNode metadata = item.path("metadata");
            ObjectKey key = new ObjectKey(
                    metadata.path("namespace").asText(), metadata.path("name").asText());
            list.put(key, renderer.render(JsonObjects.parse(kind.kind(), item)));
        }
        list.commit();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MetricsPage(List.of(new ResourcePage(kind, List.of(store)))).write(out, ExpositionFormat.TEXT, _ -> true);
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode items(String resource) {
        try {
            return MAPPER.readTree(kubectl.succeed("get", resource, "--all-namespaces", "--output=json"))
                    .path("items");
        } catch (JsonProcessingException e) {
            throw new AssertionError("kubectl printed no JSON for " + resource, e);
        }
    }
}
