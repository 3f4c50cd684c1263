package dev.windlass.metrics.flag;

import static dev.windlass.metrics.flag.Kind.BOOL;
import static dev.windlass.metrics.flag.Kind.DURATION;
import static dev.windlass.metrics.flag.Kind.LIST;
import static dev.windlass.metrics.flag.Kind.TEXT;

import java.util.List;

/** Flags about who may call. */
final class AccessFlags {
    private static final String API = "windlass.api.";

    static final List<Flag> AUTHENTICATION = new Rows(Group.AUTHENTICATION)
            .sets(
                    "authentication-kubeconfig",
                    TEXT,
                    "",
                    API + "authentication-kubeconfig",
                    "access for token reviews and the lookup; without it as everything else")
            .sets(
                    "authentication-skip-lookup",
                    BOOL,
                    "false",
                    API + "authentication-skip-lookup",
                    "trusts only what flags name, not what the cluster publishes")
            .sets(
                    "authentication-token-webhook-cache-ttl",
                    DURATION,
                    "10s",
                    API + "authentication-token-webhook-cache-ttl",
                    "how long the review of a token is remembered")
            .sets(
                    "authentication-tolerate-lookup-failure",
                    BOOL,
                    "true",
                    API + "authentication-tolerate-lookup-failure",
                    "starts also while the cluster's authorities cannot be read; false waits 10s and ends")
            .sets(
                    "client-ca-file",
                    TEXT,
                    "",
                    API + "client-ca-file",
                    "authorities of client certificates, in place of the cluster's")
            .sets(
                    "requestheader-allowed-names",
                    LIST,
                    "",
                    API + "requestheader-allowed-names",
                    "names the front proxy may have; empty for any")
            .sets(
                    "requestheader-client-ca-file",
                    TEXT,
                    "",
                    API + "requestheader-client-ca-file",
                    "authorities of the front proxy; with it the requestheader flags hold in place of the cluster's values")
            .sets(
                    "requestheader-extra-headers-prefix",
                    LIST,
                    "x-remote-extra-",
                    API + "requestheader-extra-headers-prefix",
                    "beginnings of headers with more about the user")
            .sets(
                    "requestheader-group-headers",
                    LIST,
                    "x-remote-group",
                    API + "requestheader-group-headers",
                    "headers with the user's groups")
            .sets(
                    "requestheader-uid-headers",
                    LIST,
                    "",
                    API + "requestheader-uid-headers",
                    "headers with the user's uid")
            .sets(
                    "requestheader-username-headers",
                    LIST,
                    "x-remote-user",
                    API + "requestheader-username-headers",
                    "headers with the user's name")
            .list();

    static final List<Flag> AUTHORIZATION = new Rows(Group.AUTHORIZATION)
            .sets(
                    "authorization-always-allow-paths",
                    LIST,
                    "/healthz,/readyz,/livez",
                    API + "authorization-always-allow-paths",
                    "paths open to everybody; a * at the end stands for any rest")
            .sets(
                    "authorization-kubeconfig",
                    TEXT,
                    "",
                    API + "authorization-kubeconfig",
                    "access for access reviews; without it as everything else")
            .sets(
                    "authorization-webhook-cache-authorized-ttl",
                    DURATION,
                    "10s",
                    API + "authorization-webhook-cache-authorized-ttl",
                    "how long a permission is remembered")
            .sets(
                    "authorization-webhook-cache-unauthorized-ttl",
                    DURATION,
                    "10s",
                    API + "authorization-webhook-cache-unauthorized-ttl",
                    "how long a refusal is remembered")
            .list();

    private AccessFlags() {}
}
