package dev.windlass.state.family;

import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.state.exposition.Label;
import java.util.List;
import java.util.function.Function;

/** The labels that name an object, the same on each of its samples. */
final class ObjectLabels {
    private ObjectLabels() {}

    static <M> Function<M, List<Label>> cluster(String nameLabel, Function<M, ObjectMeta> metadata) {
        return object -> List.of(new Label(nameLabel, metadata.apply(object).getName()));
    }

    static <M> Function<M, List<Label>> namespaced(String nameLabel, Function<M, ObjectMeta> metadata) {
        return object -> {
            ObjectMeta meta = metadata.apply(object);
            return List.of(new Label("namespace", meta.getNamespace()), new Label(nameLabel, meta.getName()));
        };
    }

    static <M> Function<M, List<Label>> namespacedWithUid(String nameLabel, Function<M, ObjectMeta> metadata) {
        return object -> {
            ObjectMeta meta = metadata.apply(object);
            return List.of(
                    new Label("namespace", meta.getNamespace()),
                    new Label(nameLabel, meta.getName()),
                    new Label("uid", meta.getUid()));
        };
    }
}
