package dev.windlass.state.store;

import dev.windlass.state.exposition.ExpositionFormat;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The whole page: every resource in the order of its name. */
public final class MetricsPage {
    private static final byte[] END = "# EOF\n".getBytes(StandardCharsets.US_ASCII);
    private final List<ResourcePage> resources;

    public MetricsPage(List<ResourcePage> resources) {
        this.resources = resources.stream()
                .sorted(Comparator.comparing(ResourcePage::resource))
                .toList();
    }

    public List<ResourcePage> resources() {
        return resources;
    }

    /**
     * Writes the page while objects may change; each object is consistent in itself.
     *
     * @param wanted which resources, by name
     * @throws java.io.UncheckedIOException when the stream fails, which ends the page half way
     */
    public void write(OutputStream stream, ExpositionFormat format, Predicate<String> wanted) {
        PageOutput out = new PageOutput(stream);
        for (ResourcePage resource : resources) {
            if (wanted.test(resource.resource())) {
                resource.write(out, format);
            }
        }
        if (format == ExpositionFormat.OPEN_METRICS) {
            out.write(END);
        }
        out.flush();
    }
}
