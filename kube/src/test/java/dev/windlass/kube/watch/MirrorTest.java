package dev.windlass.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.kind.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MirrorTest {
    private static final ObjectKey A = new ObjectKey("shop", "a");
    private static final ObjectKey B = new ObjectKey("shop", "b");
    private static final ObjectKey C = new ObjectKey("blog", "c");

    private final Mirror<String> mirror = new Mirror<>();

    @Test
    void aListReplacesEverythingAtItsEnd() {
        mirror.upsert(A, "1");
        mirror.begin();
        mirror.item(B, "2");
        assertThat(mirror.values()).containsExactly("1");

        mirror.end("7");

        assertThat(mirror.values()).containsExactly("2");
        assertThat(mirror.get(A)).isEmpty();
    }

    @Test
    void anUnfinishedListIsVoid() {
        mirror.begin();
        mirror.item(A, "lost");
        mirror.begin();
        mirror.item(B, "2");
        mirror.end("7");

        assertThat(mirror.values()).containsExactly("2");
    }

    @Test
    void aNewListIsToldAsDifferences() {
        mirror.upsert(A, "1");
        mirror.upsert(B, "2");
        List<Change<String>> changes = new ArrayList<>();
        mirror.onChange(changes::add);

        mirror.begin();
        mirror.item(A, "1");
        mirror.item(C, "3");
        mirror.end("8");

        assertThat(changes).containsExactlyInAnyOrder(new Change.Removed<>(B, "2"), new Change.Added<>(C, "3"));
    }

    @Test
    void tellsSingleChangesButNotRepetitions() {
        List<Change<String>> changes = new ArrayList<>();
        mirror.onChange(changes::add);

        mirror.upsert(A, "1");
        mirror.upsert(A, "1");
        mirror.upsert(A, "2");
        mirror.delete(A);
        mirror.delete(A);

        assertThat(changes)
                .containsExactly(
                        new Change.Added<>(A, "1"), new Change.Updated<>(A, "1", "2"), new Change.Removed<>(A, "2"));
    }

    @Test
    void knowsItsNamespaces() {
        mirror.upsert(A, "1");
        mirror.upsert(C, "3");
        mirror.delete(C);

        assertThat(mirror.namespaces()).containsExactly("shop");
        assertThat(mirror.byNamespace("blog")).isEmpty();
        assertThat(mirror.byNamespace("shop")).containsExactly("1");
        assertThat(mirror.size()).isEqualTo(1);
        assertThat(mirror.version()).isEqualTo(3);
    }

    @Test
    void anItemOutsideOfAListIsAFault() {
        assertThatThrownBy(() -> mirror.item(A, "1")).isInstanceOf(IllegalStateException.class);
    }
}
