package dev.windlass.metrics.kubelet;

import java.net.URI;
import java.util.Set;
import java.util.function.Function;

/** Asks kubelets. Safe for use by any number of threads. */
public interface KubeletClient {
    /**
     * Asks once and returns within the configured deadline, with whatever there is. Nothing is retried, since the next period asks
     * again; redirects are not followed, since they could carry our credentials anywhere.
     *
     * @param node whose kubelet is expected at the address
     * @throws InterruptedException when the calling thread is interrupted
     */
    KubeletAnswer fetch(String node, URI uri) throws InterruptedException;

    /**
     * The same, with what is to be done with the answer: until that is done, its memory counts as used, so that answers which wait to be
     * taken apart stay within bounds as well.
     *
     * @return what {@code reading} returned
     */
    default <T> T fetch(String node, URI uri, Function<KubeletAnswer, T> reading) throws InterruptedException {
        return reading.apply(fetch(node, uri));
    }

    /** Lets go of what is kept for nodes that are gone. */
    default void keepOnly(Set<String> nodes) {}
}
