package dev.windlass.kube.aggregated;

/** What a group answers. */
public sealed interface ApiResult {
    record Found(Representation representation) implements ApiResult {}

    record Failed(StatusFailure failure) implements ApiResult {}
}
