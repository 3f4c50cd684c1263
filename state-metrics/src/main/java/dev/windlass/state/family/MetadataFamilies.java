package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.OwnerReference;
import dev.windlass.state.exposition.LabelNames;
import dev.windlass.state.exposition.Samples;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Families that read only the metadata every object has, and so are alike from kind to kind. */
final class MetadataFamilies {
    private static final String CREATED_HELP = "Unix creation timestamp";
    private static final String DELETED_HELP = "Unix deletion timestamp";
    private static final String LABELS_HELP = "Kubernetes labels converted to Prometheus labels.";
    private static final String ANNOTATIONS_HELP = "Kubernetes annotations converted to Prometheus labels.";

    private MetadataFamilies() {}

    static <M> Family<M> created(String name, Function<M, ObjectMeta> metadata) {
        return created(stable(name, CREATED_HELP), metadata);
    }

    static <M> Family<M> alphaCreated(String name, Function<M, ObjectMeta> metadata) {
        return created(alpha(name, CREATED_HELP), metadata);
    }

    static <M> Family<M> deleted(String name, Function<M, ObjectMeta> metadata) {
        return deleted(alpha(name, DELETED_HELP), metadata);
    }

    static <M> Family<M> stableDeleted(String name, Function<M, ObjectMeta> metadata) {
        return deleted(stable(name, DELETED_HELP), metadata);
    }

    static <M> Family<M> generation(String name, String help, Function<M, ObjectMeta> metadata) {
        return stable(name, help)
                .rule((object, samples) ->
                        samples.add((double) metadata.apply(object).getGeneration()));
    }

    static <M> Family<M> labels(String name, KeySelection allowed, Function<M, ObjectMeta> metadata) {
        return stable(name, LABELS_HELP)
                .rule((object, samples) -> addSelected(
                        samples, "label", allowed, metadata.apply(object).getLabelsMap()));
    }

    static <M> Family<M> annotations(String name, KeySelection allowed, Function<M, ObjectMeta> metadata) {
        return annotations(alpha(name, ANNOTATIONS_HELP), allowed, metadata);
    }

    static <M> Family<M> stableAnnotations(String name, KeySelection allowed, Function<M, ObjectMeta> metadata) {
        return annotations(stable(name, ANNOTATIONS_HELP), allowed, metadata);
    }

    /** One sample per owner; an object without owners gets one with empty labels, so that joins find every object. */
    static <M> Family<M> owner(Family.Definition definition, Function<M, ObjectMeta> metadata) {
        return definition
                .labels("owner_kind", "owner_name", "owner_is_controller")
                .rule((object, samples) -> {
                    List<OwnerReference> owners = metadata.apply(object).getOwnerReferencesList();
                    if (owners.isEmpty()) {
                        samples.add(1, "", "", "");
                    }
                    for (OwnerReference owner : owners) {
                        samples.add(1, owner.getKind(), owner.getName(), Boolean.toString(owner.getController()));
                    }
                });
    }

    /** As {@link #owner}, without saying whether the owner is the controller. */
    static <M> Family<M> plainOwner(Family.Definition definition, Function<M, ObjectMeta> metadata) {
        return definition.labels("owner_kind", "owner_name").rule((object, samples) -> {
            List<OwnerReference> owners = metadata.apply(object).getOwnerReferencesList();
            if (owners.isEmpty()) {
                samples.add(1, "", "");
            }
            for (OwnerReference owner : owners) {
                samples.add(1, owner.getKind(), owner.getName());
            }
        });
    }

    private static <M> Family<M> created(Family.Definition definition, Function<M, ObjectMeta> metadata) {
        return definition.rule((object, samples) ->
                Timestamps.addIfSet(samples, metadata.apply(object).getCreationTimestamp()));
    }

    private static <M> Family<M> deleted(Family.Definition definition, Function<M, ObjectMeta> metadata) {
        return definition.rule((object, samples) ->
                Timestamps.addIfSet(samples, metadata.apply(object).getDeletionTimestamp()));
    }

    private static <M> Family<M> annotations(
            Family.Definition definition, KeySelection allowed, Function<M, ObjectMeta> metadata) {
        return definition.rule((object, samples) -> addSelected(
                samples, "annotation", allowed, metadata.apply(object).getAnnotationsMap()));
    }

    private static void addSelected(Samples samples, String prefix, KeySelection allowed, Map<String, String> entries) {
        switch (allowed) {
            case KeySelection.Nothing() -> {}
            case KeySelection.Everything _, KeySelection.Keys _ ->
                samples.addLabelled(1, LabelNames.labels(prefix, allowed.select(entries)));
        }
    }
}
