package dev.windlass.state.store;

import com.google.protobuf.Message;
import dev.windlass.state.exposition.Samples;
import dev.windlass.state.exposition.TextBuffer;
import dev.windlass.state.family.KindFamilies;

/** From an object to its text. It reuses one buffer: each watch has a renderer of its own. */
public final class ObjectRenderer<M extends Message> {
    private static final int TYPICAL_POD = 8192;
    private final KindFamilies<M> kind;
    private final TextBuffer tails = new TextBuffer(TYPICAL_POD);
    private final Samples samples = new Samples(tails);

    public ObjectRenderer(KindFamilies<M> kind) {
        this.kind = kind;
    }

    public RenderedObject render(M object) {
        tails.clear();
        int[] familyEnds = new int[kind.families().size()];
        for (int family = 0; family < familyEnds.length; family++) {
            kind.write(family, object, samples);
            familyEnds[family] = tails.length();
        }
        return new RenderedObject(kind.sharedLabels(object), tails.toBytes(), familyEnds);
    }
}
