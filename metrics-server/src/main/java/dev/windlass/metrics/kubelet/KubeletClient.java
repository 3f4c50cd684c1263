package dev.windlass.metrics.kubelet;

import java.net.URI;

/** Asks kubelets. Safe for use by any number of threads. */
public interface KubeletClient {
    /**
     * Asks once and returns within the configured deadline, with whatever there is. Nothing is retried, since the next period asks
     * again; redirects are not followed, since they could carry our credentials anywhere.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    KubeletAnswer fetch(URI uri) throws InterruptedException;
}
