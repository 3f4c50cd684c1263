package dev.windlass.state.store;

import dev.windlass.state.exposition.ExpositionFormat;
import dev.windlass.state.exposition.TextBuffer;
import dev.windlass.state.family.Family;
import dev.windlass.state.family.KindFamilies;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One resource's part of the page: its families in order, each with the samples of all objects. */
public final class ResourcePage {
    private final String resource;
    private final Map<ExpositionFormat, byte[][]> headers = new EnumMap<>(ExpositionFormat.class);
    private final byte[][] openings;
    private final List<RenderedStore> stores;

    /** @param stores one per watched namespace, in the order of the setting; just one when all are watched at once */
    public ResourcePage(KindFamilies<?> kind, List<RenderedStore> stores) {
        this.resource = kind.resource();
        this.stores = List.copyOf(stores);
        for (ExpositionFormat format : ExpositionFormat.values()) {
            headers.put(
                    format,
                    kind.families().stream()
                            .map(family -> family.header().render(format))
                            .toArray(byte[][]::new));
        }
        this.openings = kind.families().stream().map(ResourcePage::opening).toArray(byte[][]::new);
    }

    public String resource() {
        return resource;
    }

    /** Objects held at this moment. */
    public int size() {
        return stores.stream().mapToInt(RenderedStore::size).sum();
    }

    /** A resource without objects writes nothing; one with objects writes every header, with samples or not. */
    void write(PageOutput out, ExpositionFormat format) {
        RenderedObject[] objects = snapshot();
        if (objects.length == 0) {
            return;
        }
        byte[][] inFormat = headers.getOrDefault(format, new byte[0][]);
        for (int family = 0; family < openings.length; family++) {
            out.write(inFormat[family]);
            for (RenderedObject object : objects) {
                object.write(family, openings[family], out);
            }
        }
    }

    /** Taken once per scrape: one walk over the stores in place of one per family, and each family of one same set. */
    private RenderedObject[] snapshot() {
        return stores.size() == 1
                ? stores.getFirst().snapshot()
                : stores.stream()
                        .flatMap(store -> Arrays.stream(store.snapshot()))
                        .toArray(RenderedObject[]::new);
    }

    private static byte[] opening(Family<?> family) {
        return new TextBuffer(family.name().length() + 1)
                .text(family.name())
                .text("{")
                .toBytes();
    }
}
