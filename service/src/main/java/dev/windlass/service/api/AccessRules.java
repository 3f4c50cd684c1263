package dev.windlass.service.api;

import dev.windlass.kube.aggregated.access.RequestHeaderConfig;
import dev.windlass.service.settings.ApiConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings about callers, checked.
 *
 * @param clientAuthorities file of the authorities of client certificates; null: the cluster's
 * @param proxyAuthorities file of the authorities of the front proxy; null: all about it is the cluster's
 * @param proxy names and headers of the front proxy, without its authorities
 */
record AccessRules(
        Lookup lookup,
        @Nullable Path clientAuthorities,
        @Nullable Path proxyAuthorities,
        RequestHeaderConfig proxy,
        Duration tokenLife,
        List<String> openPaths,
        Duration allowedLife,
        Duration deniedLife) {

    /** What the cluster's own authorities are to a start. */
    enum Lookup {
        /** Followed, and the service starts without them. */
        TOLERANT,
        /** Followed, and the service does not start without them. */
        REQUIRED,
        /** Not asked for. */
        SKIPPED
    }

    AccessRules {
        openPaths = List.copyOf(openPaths);
    }

    /** @throws IllegalArgumentException when a setting can not be used; the message names it */
    static AccessRules of(ApiConfig config) {
        ApiConfig.Authentication authentication = config.authentication();
        ApiConfig.Authorization authorization = config.authorization();
        return new AccessRules(
                lookup(authentication),
                authentication.clientCaFile().orElse(null),
                authentication.requestheaderClientCaFile().orElse(null),
                proxy(authentication),
                life("authentication-token-webhook-cache-ttl", authentication.authenticationTokenWebhookCacheTtl()),
                paths(authorization.authorizationAlwaysAllowPaths().orElse(List.of())),
                life(
                        "authorization-webhook-cache-authorized-ttl",
                        authorization.authorizationWebhookCacheAuthorizedTtl()),
                life(
                        "authorization-webhook-cache-unauthorized-ttl",
                        authorization.authorizationWebhookCacheUnauthorizedTtl()));
    }

    private static Lookup lookup(ApiConfig.Authentication settings) {
        if (settings.authenticationSkipLookup()) {
            return Lookup.SKIPPED;
        }
        return settings.authenticationTolerateLookupFailure() ? Lookup.TOLERANT : Lookup.REQUIRED;
    }

    private static RequestHeaderConfig proxy(ApiConfig.Authentication settings) {
        return new RequestHeaderConfig(
                List.of(),
                settings.requestheaderAllowedNames().orElse(List.of()),
                headers("requestheader-username-headers", settings.requestheaderUsernameHeaders()),
                headers("requestheader-uid-headers", settings.requestheaderUidHeaders()),
                headers("requestheader-group-headers", settings.requestheaderGroupHeaders()),
                headers("requestheader-extra-headers-prefix", settings.requestheaderExtraHeadersPrefix()),
                List.of());
    }

    private static List<String> headers(String setting, Optional<List<String>> given) {
        List<String> names = given.orElse(List.of());
        if (names.stream().anyMatch(String::isBlank)) {
            throw ApiSettings.refused(setting + " has a name that is blank");
        }
        return names;
    }

    private static Duration life(String setting, Duration life) {
        if (life.isNegative()) {
            throw ApiSettings.refused(setting + " cannot be negative; 0 remembers nothing");
        }
        return life;
    }

    /** As request paths are, with a slash in front, which the peer does not insist on. */
    private static List<String> paths(List<String> given) {
        return given.stream().map(AccessRules::path).toList();
    }

    private static String path(String given) {
        int star = given.indexOf('*');
        if (given.isBlank() || (star >= 0 && star < given.length() - 1)) {
            throw ApiSettings.refused(
                    "authorization-always-allow-paths: \"" + given + "\" is no path; a * can stand only at its end");
        }
        return given.startsWith("/") ? given : "/" + given;
    }
}
