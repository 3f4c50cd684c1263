package dev.windlass.state.family;

import com.google.protobuf.Message;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.state.exposition.Label;
import dev.windlass.state.exposition.Samples;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Everything exported about one kind of object.
 *
 * @param objectLabels the labels every sample of an object carries, in their order on the page
 * @param families in their order on the page
 */
public record KindFamilies<M extends Message>(
        Kind<M> kind,
        Function<M, ObjectMeta> metadata,
        Function<M, List<Label>> objectLabels,
        List<Family<M>> families) {
    public KindFamilies {
        families = List.copyOf(families);
    }

    /** The plural, lower-case name by which settings and the page's order know this kind. */
    public String resource() {
        return kind.plural();
    }

    /** The identity that decides which shard an object belongs to. */
    public String uid(M object) {
        return metadata.apply(object).getUid();
    }

    /** Only the families whose header the filter accepts. */
    public KindFamilies<M> only(Predicate<Family<?>> filter) {
        return new KindFamilies<>(
                kind, metadata, objectLabels, families.stream().filter(filter).toList());
    }

    /** The labels every sample of this object shares, as text without braces. */
    public byte[] sharedLabels(M object) {
        return Samples.sharedLabels(objectLabels.apply(object));
    }

    /** Writes the samples of one family, by its index in {@link #families}. */
    public void write(int family, M object, Samples samples) {
        families.get(family).write(object, samples);
    }
}
