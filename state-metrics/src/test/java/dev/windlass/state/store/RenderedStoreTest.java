package dev.windlass.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.kube.kind.ObjectKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RenderedStoreTest {
    private static final ObjectKey A = new ObjectKey("shop", "a");
    private static final ObjectKey B = new ObjectKey("shop", "b");
    private static final ObjectKey C = new ObjectKey("shop", "c");
    private final RenderedStore store = new RenderedStore();
    private final RenderedObject first = object();
    private final RenderedObject second = object();

    @Test
    void nothingIsShownBeforeTheFirstListIsWhole() {
        RenderedStore.Replacement list = store.replace();
        list.put(A, first);

        assertThat(store.listed()).isFalse();
        assertThat(store.size()).isZero();
        assertThat(store.snapshot()).isEmpty();

        list.commit();

        assertThat(store.listed()).isTrue();
        assertThat(store.snapshot()).containsExactly(first);
    }

    @Test
    void aFreshListDropsWhatItDoesNotName() {
        list(A, B);

        list(B, C);

        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void aListThatBreaksOffDropsNothing() {
        list(A, B);

        store.replace().put(C, first);

        assertThat(store.size()).isEqualTo(3);
        list(C);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void eventsReplaceAndRemove() {
        list(A);

        store.put(A, second);
        store.put(B, first);
        assertThat(store.snapshot()).containsExactlyInAnyOrder(second, first);

        store.remove(A);
        store.remove(C);
        assertThat(store.snapshot()).containsExactly(first);
    }

    @Test
    void aScrapeInFlightKeepsWhatItSaw() {
        list(A);
        RenderedObject[] seen = store.snapshot();

        store.put(A, second);

        assertThat(seen).containsExactly(first);
    }

    private void list(ObjectKey... keys) {
        RenderedStore.Replacement list = store.replace();
        Arrays.stream(keys).forEach(key -> list.put(key, first));
        list.commit();
    }

    private static RenderedObject object() {
        return new RenderedObject(new byte[0], new byte[0], new int[0]);
    }
}
