package dev.windlass.autoscaler.source.usage;

import dev.windlass.autoscaler.horizontal.PodState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The stream while it speaks, the metrics API while it is silent: scaling goes on without Kafka. Every reading names its source; a
 * change of source is logged once.
 */
public final class UsageChoice implements UsageSource {
    private static final System.Logger LOG = System.getLogger(UsageChoice.class.getName());

    private final UsageTable table;
    private final UsageSource stream;
    private final UsageSource api;
    private final AtomicReference<String> last = new AtomicReference<>("");

    public UsageChoice(UsageTable table, UsageSource stream, UsageSource api) {
        this.table = table;
        this.stream = stream;
        this.api = api;
    }

    @Override
    public String name() {
        return String.valueOf(last.get());
    }

    /** Whether usage comes from the stream at this moment. */
    public boolean isStreaming(Instant now) {
        return table.isFresh(now);
    }

    @Override
    public Usages read(String namespace, String podSelector, List<PodState> pods, Instant now) {
        UsageSource chosen = isStreaming(now) ? stream : api;
        String before = last.getAndSet(chosen.name());
        if (!before.isEmpty() && !before.equals(chosen.name())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "usage is read from another source: now={0} before={1}",
                    chosen.name(),
                    before);
        }
        return chosen.read(namespace, podSelector, pods, now);
    }
}
