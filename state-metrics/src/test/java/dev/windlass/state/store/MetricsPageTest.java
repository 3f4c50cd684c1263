package dev.windlass.state.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.wire.Namespace;
import dev.windlass.kube.wire.NamespaceStatus;
import dev.windlass.kube.wire.Node;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.Pod;
import dev.windlass.state.exposition.ExpositionFormat;
import dev.windlass.state.family.FamilyCatalog;
import dev.windlass.state.family.FamilyFilter;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.family.MetadataAllowList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private final KindFamilies<Namespace> namespaces = kind("namespaces", "status_phase|created");
    private final KindFamilies<Node> nodes = kind("nodes", "unschedulable");
    private final RenderedStore namespaceStore = new RenderedStore();
    private final RenderedStore nodeStore = new RenderedStore();
    private final MetricsPage page = new MetricsPage(List.of(
            new ResourcePage(nodes, List.of(nodeStore)), new ResourcePage(namespaces, List.of(namespaceStore))));

    @Test
    void resourcesComeInTheOrderOfTheirNamesEachFamilyWithItsHeader() {
        list(nodeStore, nodes, node("n1"));
        list(namespaceStore, namespaces, namespace("shop", "Active"));

        assertThat(text(ExpositionFormat.TEXT)).isEqualTo("""
                # HELP kube_namespace_created [STABLE] Unix creation timestamp
                # TYPE kube_namespace_created gauge
                # HELP kube_namespace_status_phase [STABLE] kubernetes namespace status phase.
                # TYPE kube_namespace_status_phase gauge
                kube_namespace_status_phase{namespace="shop",phase="Active"} 1
                kube_namespace_status_phase{namespace="shop",phase="Terminating"} 0
                # HELP kube_node_spec_unschedulable [STABLE] Whether a node can schedule new pods.
                # TYPE kube_node_spec_unschedulable gauge
                kube_node_spec_unschedulable{node="n1"} 0
                """);
    }

    @Test
    void aResourceWithoutObjectsWritesNothing() {
        list(nodeStore, nodes, node("n1"));
        list(namespaceStore, namespaces);

        assertThat(text(ExpositionFormat.TEXT)).contains("kube_node").doesNotContain("kube_namespace");
    }

    @Test
    void openMetricsEndsWithItsMark() {
        assertThat(text(ExpositionFormat.OPEN_METRICS)).isEqualTo("# EOF\n");
        assertThat(text(ExpositionFormat.TEXT)).isEmpty();
    }

    @Test
    void onlyTheWantedResourcesAreWritten() {
        list(nodeStore, nodes, node("n1"));
        list(namespaceStore, namespaces, namespace("shop", "Active"));

        assertThat(text(ExpositionFormat.TEXT, "nodes"::equals))
                .doesNotContain("kube_namespace")
                .contains("kube_node");
    }

    @Test
    void severalNamespacesShareOneHeaderInTheOrderOfTheSetting() {
        KindFamilies<Pod> pods = kind("pods", "kube_pod_scheduler");
        RenderedStore b = new RenderedStore();
        RenderedStore a = new RenderedStore();
        list(b, pods, pod("b", "one"));
        list(a, pods, pod("a", "two"));
        MetricsPage namespaced = new MetricsPage(List.of(new ResourcePage(pods, List.of(b, a))));

        assertThat(text(namespaced, ExpositionFormat.TEXT, _ -> true)).isEqualTo("""
                # HELP kube_pod_scheduler The scheduler for a pod.
                # TYPE kube_pod_scheduler gauge
                kube_pod_scheduler{namespace="b",pod="one",uid="",name=""} 1
                kube_pod_scheduler{namespace="a",pod="two",uid="",name=""} 1
                """);
    }

    @Test
    void objectsLargerThanAChunkArriveWhole() {
        String longName = "n".repeat(200_000);
        list(nodeStore, nodes, node(longName));

        assertThat(text(ExpositionFormat.TEXT)).endsWith("kube_node_spec_unschedulable{node=\"" + longName + "\"} 0\n");
    }

    @Test
    void aReaderThatGoesAwayEndsThePage() {
        list(nodeStore, nodes, node("n".repeat(200_000)));
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> page.write(broken, ExpositionFormat.TEXT, _ -> true))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("connection reset");
    }

    private String text(ExpositionFormat format) {
        return text(format, _ -> true);
    }

    private String text(ExpositionFormat format, Predicate<String> wanted) {
        return text(page, format, wanted);
    }

    private static String text(MetricsPage page, ExpositionFormat format, Predicate<String> wanted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.write(out, format, wanted);
        return out.toString(StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private static <M extends Message> void list(RenderedStore store, KindFamilies<M> kind, M... objects) {
        ObjectRenderer<M> renderer = new ObjectRenderer<>(kind);
        RenderedStore.Replacement list = store.replace();
        for (M object : objects) {
            list.put(ObjectKey.of(kind.metadata().apply(object).getName()), renderer.render(object));
        }
        list.commit();
    }

    @SuppressWarnings("unchecked")
    private static <M extends Message> KindFamilies<M> kind(String resource, String families) {
        KindFamilies<?> found =
                FamilyCatalog.all(MetadataAllowList.none(), MetadataAllowList.none(), ZoneOffset.UTC).stream()
                        .filter(kind -> kind.resource().equals(resource))
                        .findFirst()
                        .orElseThrow();
        return (KindFamilies<M>) found.only(FamilyFilter.of(List.of(families), List.of(), List.of()));
    }

    private static Node node(String name) {
        return Node.newBuilder()
                .setMetadata(ObjectMeta.newBuilder().setName(name))
                .build();
    }

    private static Pod pod(String namespace, String name) {
        return Pod.newBuilder()
                .setMetadata(ObjectMeta.newBuilder().setNamespace(namespace).setName(name))
                .build();
    }

    private static Namespace namespace(String name, String phase) {
        return Namespace.newBuilder()
                .setMetadata(ObjectMeta.newBuilder().setName(name))
                .setStatus(NamespaceStatus.newBuilder().setPhase(phase))
                .build();
    }
}
