package dev.windlass.state.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.wire.Node;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.state.family.FamilyCatalog;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.family.MetadataAllowList;
import dev.windlass.state.shard.Shard;
import dev.windlass.state.store.RenderedStore;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoreSinkTest {
    private static final int NODES = 100;
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build()
            .get("test");
    private final RenderedStore store = new RenderedStore();

    @Test
    void aListIsShownWhenItIsWholeAndTraced() {
        StoreSink<Node> sink = sink(Shard.whole());

        sink.begin();
        item(sink, "n1", "uid-1");
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
        StoreSink<Node> sink = sink(Shard.whole());
        list(sink, "n1", "n2");

        sink.begin();
        item(sink, "n1", "uid-1");
        sink.begin();

        assertThat(store.size()).isEqualTo(2);
        assertThat(spans.getFinishedSpanItems().getLast().getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
    }

    @Test
    void deletedObjectsVanishByEventAndByList() {
        StoreSink<Node> sink = sink(Shard.whole());
        list(sink, "n1", "n2", "n3");

        sink.delete(ObjectKey.of("n1"));
        assertThat(store.size()).isEqualTo(2);

        list(sink, "n3");
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void shardsShareTheObjectsWithoutOverlap() {
        int total = 0;
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            RenderedStore share = new RenderedStore();
            StoreSink<Node> sink = new StoreSink<>(nodes(), new Shard(ordinal, 3), share, tracer);
            sink.begin();
            IntStream.range(0, NODES).forEach(i -> item(sink, "n" + i, "uid-" + i));
            sink.end("1");
            assertThat(share.size()).isPositive();
            total += share.size();
        }
        assertThat(total).isEqualTo(NODES);
    }

    @Test
    void anObjectRecreatedForAnotherShardIsForgotten() {
        Shard shard = new Shard(0, 2);
        String ours = uid(0);
        String foreign = uid(1);
        StoreSink<Node> sink = sink(shard);
        sink.begin();
        item(sink, "n1", ours);
        sink.end("1");

        sink.upsert(ObjectKey.of("n1"), node("n1", foreign));
        assertThat(store.size()).isZero();

        sink.upsert(ObjectKey.of("n1"), node("n1", ours));
        assertThat(store.size()).isEqualTo(1);
    }

    private static String uid(int ordinal) {
        return IntStream.range(0, NODES)
                .mapToObj(i -> "uid-" + i)
                .filter(uid -> Shard.of(uid, 2) == ordinal)
                .findFirst()
                .orElseThrow();
    }

    private StoreSink<Node> sink(Shard shard) {
        return new StoreSink<>(nodes(), shard, store, tracer);
    }

    private static void list(StoreSink<Node> sink, String... names) {
        sink.begin();
        for (String name : names) {
            item(sink, name, "uid-" + name);
        }
        sink.end("1");
    }

    private static void item(StoreSink<Node> sink, String name, String uid) {
        sink.item(ObjectKey.of(name), node(name, uid));
    }

    private static Node node(String name, String uid) {
        return Node.newBuilder()
                .setMetadata(ObjectMeta.newBuilder().setName(name).setUid(uid))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static KindFamilies<Node> nodes() {
        return (KindFamilies<Node>)
                FamilyCatalog.all(MetadataAllowList.none(), MetadataAllowList.none(), ZoneOffset.UTC).stream()
                        .filter(kind -> kind.resource().equals("nodes"))
                        .findFirst()
                        .orElseThrow();
    }
}
