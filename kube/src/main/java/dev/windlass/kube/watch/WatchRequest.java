package dev.windlass.kube.watch;

import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.selector.LabelSelector;

/**
 * What to watch.
 *
 * @param namespace empty for all
 * @param fieldSelector in text form, as the API takes it, such as {@code status.phase=Running}
 */
public record WatchRequest<M>(
        Kind<M> kind, String namespace, String labelSelector, String fieldSelector, WatchSettings settings) {

    public static <M> WatchRequest<M> of(Kind<M> kind) {
        return new WatchRequest<>(kind, "", "", "", WatchSettings.defaults());
    }

    public WatchRequest<M> namespace(String only) {
        return new WatchRequest<>(kind, only, labelSelector, fieldSelector, settings);
    }

    public WatchRequest<M> labelSelector(LabelSelector selector) {
        return new WatchRequest<>(kind, namespace, selector.toString(), fieldSelector, settings);
    }

    public WatchRequest<M> fieldSelector(String selector) {
        return new WatchRequest<>(kind, namespace, labelSelector, selector, settings);
    }

    public WatchRequest<M> settings(WatchSettings other) {
        return new WatchRequest<>(kind, namespace, labelSelector, fieldSelector, other);
    }

    String path() {
        return kind.path(namespace);
    }

    /** For logs and thread names. */
    @Override
    public String toString() {
        return kind.plural()
                + (namespace.isEmpty() ? "" : " in " + namespace)
                + (labelSelector.isEmpty() ? "" : " with labels " + labelSelector)
                + (fieldSelector.isEmpty() ? "" : " with fields " + fieldSelector);
    }
}
