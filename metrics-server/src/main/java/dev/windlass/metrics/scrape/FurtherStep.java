package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.KubeletNode;
import java.time.Instant;
import java.util.Set;

/**
 * What is asked of a kubelet once its scrape is recorded and published, and before it may be scraped again. Called on the node's own
 * thread, by any number of threads at once, but for each node by one.
 */
public interface FurtherStep {
    /** Nothing further. */
    FurtherStep NONE = new FurtherStep() {
        @Override
        public void after(KubeletNode node, Instant until) {}

        @Override
        public void keepOnly(Set<String> ours) {}

        @Override
        public void log(int planned, Instant now) {}
    };

    /**
     * Does what is due for the node. Whatever goes wrong with it is told by the step itself.
     *
     * @param until when the node's next scrape is due, which does not wait
     * @throws InterruptedException when the calling thread is interrupted
     */
    void after(KubeletNode node, Instant until) throws InterruptedException;

    /** Lets go of what is kept for nodes that are not ours. Called by the loop's thread. */
    void keepOnly(Set<String> ours);

    /** Writes what there is to say of {@code planned} nodes, when it is due. Called about once a second by the loop's thread. */
    void log(int planned, Instant now);
}
