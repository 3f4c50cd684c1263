package dev.windlass.kube.aggregated.access;

/** The outcome of an authentication. */
public sealed interface AuthenticationResult {
    record Authenticated(UserInfo user) implements AuthenticationResult {}

    /**
     * Credentials were given and are no good (or could not be checked): 401.
     *
     * @param cause for our log, never for the caller
     */
    record Rejected(String cause) implements AuthenticationResult {}
}
