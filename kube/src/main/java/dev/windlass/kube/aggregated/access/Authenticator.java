package dev.windlass.kube.aggregated.access;

/** Finds out who is calling. May block. */
public interface Authenticator {
    AuthenticationResult authenticate(Caller caller);
}
