package dev.windlass.state.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.state.shard.Shard;
import dev.windlass.state.store.RenderedStore;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

class StoreSinkTest {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build()
            .get("test");
    private final RenderedStore store = new RenderedStore();

    @Test
    void aListIsShownWhenItIsWholeAndTraced() {
        StoreSink sink = sink();

        sink.begin();
        item(sink, "n1");
        assertThat(store.size()).isZero();
        sink.end("42");

        assertThat(store.size()).isEqualTo(1);
        assertThat(spans.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("state-metrics relist");
            assertThat(span.getAttributes().asMap().values().stream().map(Object::toString))
                    .containsExactlyInAnyOrder("nodes", "1", "42");
        });
    }

    @Test
    void aListThatBreaksOffLeavesAFailedSpanAndNoGap() {
        StoreSink sink = sink();
        list(sink, "n1", "n2");

        sink.begin();
        item(sink, "n1");
        sink.begin();

        assertThat(store.size()).isEqualTo(2);
        assertThat(spans.getFinishedSpanItems().getLast().getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
    }

    @Test
    void deletedObjectsVanishByEventAndByList() {
        StoreSink sink = sink();
        list(sink, "n1", "n2", "n3");

        sink.delete(ObjectKey.of("n1"));
        assertThat(store.size()).isEqualTo(2);

        list(sink, "n3");
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void anObjectRecreatedForAnotherShardIsForgotten() {
        StoreSink sink = sink();
        list(sink, "n1", "n2");

        sink.upsert(ObjectKey.of("n1"), Rendering.Foreign.FOREIGN);
        assertThat(store.size()).isEqualTo(1);

        sink.upsert(ObjectKey.of("n1"), render("n1"));
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void foreignObjectsOfAListAreNotKept() {
        StoreSink sink = sink();

        sink.begin();
        sink.item(ObjectKey.of("n1"), Rendering.Foreign.FOREIGN);
        sink.end("1");

        assertThat(store.listed()).isTrue();
        assertThat(store.size()).isZero();
    }

    private StoreSink sink() {
        return new StoreSink("nodes", store, tracer);
    }

    private static void list(StoreSink sink, String... names) {
        sink.begin();
        for (String name : names) {
            item(sink, name);
        }
        sink.end("1");
    }

    private static void item(StoreSink sink, String name) {
        sink.item(ObjectKey.of(name), render(name));
    }

    private static Rendering render(String name) {
        return new ShardRenderer<>(Nodes.kind(), Shard.whole()).apply(Nodes.node(name, "uid-" + name));
    }
}
