package dev.windlass.metrics.exposition;

import dev.windlass.metrics.signal.Form;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Writes the page. It never has more series than it may: the families are served in the order of their need, and in a family the
 * nodes in the order of their names, so that what is left out is the same from scrape to scrape.
 */
public final class UsagePage {
    /** What the page is, for a header of the answer. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String DROPPED = "windlass_usage_page_series_dropped";

    private final List<Family> byNeed;
    private final List<Family> byName;
    private final long maxSeries;

    /** @param maxSeries the most series that the page may have, those about itself not counted */
    public UsagePage(FamilySelection selection, long maxSeries) {
        if (maxSeries < 1) {
            throw new IllegalArgumentException("usage-page.max-series must be at least 1, was " + maxSeries);
        }
        this.byNeed = selection.families();
        this.byName = byNeed.stream().sorted(Comparator.comparing(Family::name)).toList();
        this.maxSeries = maxSeries;
    }

    /**
     * How a page turned out.
     *
     * @param dropped series left out, by family; families of which none was left out are not among them
     */
    public record Extent(long series, SequencedMap<String, Long> dropped) {
        /** Series left out in all. */
        public long droppedInAll() {
            return dropped.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Writes everything, piece by piece.
     *
     * @throws IOException when the stream does
     */
    public Extent write(Collection<NodeView> nodes, OutputStream out) throws IOException {
        List<NodeView> sorted = new ArrayList<>(nodes);
        sorted.sort(Comparator.comparing(NodeView::node));
        Plan plan = plan(sorted);
        TextLines lines = new TextLines(out);
        for (Family family : byName) {
            long allowed = plan.allowed().getOrDefault(family, 0L);
            if (allowed > 0) {
                header(lines, family.name(), family.help(), family.form());
                write(sorted, family, allowed, lines);
            }
        }
        aboutItself(lines, plan.extent());
        lines.flush();
        return plan.extent();
    }

    private record Plan(Map<Family, Long> allowed, Extent extent) {}

    private Plan plan(List<NodeView> nodes) throws IOException {
        Map<Family, Long> allowed = new LinkedHashMap<>();
        TreeMap<String, Long> dropped = new TreeMap<>();
        long left = maxSeries;
        for (Family family : byNeed) {
            long wanted = count(nodes, family);
            long given = Math.min(wanted, left);
            left -= given;
            allowed.put(family, given);
            if (wanted > given) {
                dropped.put(family.name(), wanted - given);
            }
        }
        return new Plan(allowed, new Extent(maxSeries - left, dropped));
    }

    private static long count(List<NodeView> nodes, Family family) throws IOException {
        long[] count = new long[1];
        for (NodeView node : nodes) {
            SeriesWalk.over(node, family, (_, _, _, _, _, _, _) -> count[0]++);
        }
        return count[0];
    }

    private static void write(List<NodeView> nodes, Family family, long allowed, TextLines lines) throws IOException {
        long[] left = {allowed};
        for (NodeView node : nodes) {
            if (left[0] == 0) {
                return;
            }
            SeriesWalk.over(node, family, (view, namespace, pod, name, series, value, timestamp) -> {
                if (left[0] > 0) {
                    left[0]--;
                    line(lines, family, view.node(), namespace, pod, name, series.labels(), value, timestamp);
                }
            });
        }
    }

    private static void line(
            TextLines lines,
            Family family,
            String node,
            String namespace,
            String pod,
            String name,
            String labels,
            double value,
            long timestampMillis)
            throws IOException {
        lines.raw(family.name()).raw("{");
        String nameLabel = Family.nameLabel(family.level());
        if (!nameLabel.isEmpty()) {
            lines.label(nameLabel, name).raw(",");
        }
        if (!labels.isEmpty()) {
            lines.raw(labels).raw(",");
        }
        if (!namespace.isEmpty()) {
            lines.label("namespace", namespace).raw(",");
        }
        lines.label("node", node);
        if (!pod.isEmpty()) {
            lines.raw(",").label("pod", pod);
        }
        lines.raw("} ").number(value);
        if (timestampMillis != 0) {
            lines.raw(" ").number(timestampMillis);
        }
        lines.raw("\n");
    }

    private void aboutItself(TextLines lines, Extent extent) throws IOException {
        if (extent.dropped().isEmpty()) {
            return;
        }
        header(
                lines,
                DROPPED,
                "Series that are not on this page, because it may have " + maxSeries + " (usage-page.max-series).",
                Form.GAUGE);
        for (Map.Entry<String, Long> entry : extent.dropped().entrySet()) {
            lines.raw(DROPPED).raw("{").label("family", entry.getKey()).raw("} ");
            lines.number(entry.getValue()).raw("\n");
        }
    }

    private static void header(TextLines lines, String name, String help, Form form) throws IOException {
        lines.raw("# HELP ").raw(name).raw(" ").raw(help).raw("\n");
        lines.raw("# TYPE ").raw(name).raw(form == Form.COUNTER ? " counter\n" : " gauge\n");
    }
}
