package dev.windlass.kube.aggregated.access;

/** Says whose token it is. May block. */
public interface TokenReviewer {
    AuthenticationResult review(String token);
}
