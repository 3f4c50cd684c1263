package dev.windlass.kube.aggregated.access;

/** Decides whether a user may do something. May block. */
public interface Authorizer {
    Authorization authorize(UserInfo user, Attributes attributes);
}
