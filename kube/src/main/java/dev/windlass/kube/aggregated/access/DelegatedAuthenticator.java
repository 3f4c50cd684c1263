package dev.windlass.kube.aggregated.access;

import dev.windlass.kube.tls.Subject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Authenticates as aggregated API servers do: the front proxy speaks for users by headers, clients by certificate or
 * token, everybody else is anonymous.
 *
 * <p>The headers are believed only behind a certificate that leads to the front proxy's own authority and bears an
 * allowed name; in every other case they are as good as absent.
 */
public final class DelegatedAuthenticator implements Authenticator {
    private static final String BEARER = "bearer ";

    private final Supplier<RequestHeaderConfig> config;
    private final TokenReviewer tokens;
    private final InstantSource clock;

    /** @param config asked for each request, so that rotated authorities count at once */
    public DelegatedAuthenticator(Supplier<RequestHeaderConfig> config, TokenReviewer tokens, InstantSource clock) {
        this.config = config;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public AuthenticationResult authenticate(Caller caller) {
        RequestHeaderConfig current = config.get();
        List<String> problems = new ArrayList<>();
        if (!caller.chain().isEmpty()) {
            Optional<UserInfo> user = byCertificate(caller, current, problems);
            if (user.isPresent()) {
                return new AuthenticationResult.Authenticated(user.get());
            }
        }
        Optional<String> token = bearerToken(caller);
        if (token.isPresent()) {
            return byToken(token.get());
        }
        return problems.isEmpty()
                ? new AuthenticationResult.Authenticated(UserInfo.anonymous())
                : new AuthenticationResult.Rejected(String.join("; ", problems));
    }

    private Optional<UserInfo> byCertificate(Caller caller, RequestHeaderConfig current, List<String> problems) {
        Optional<String> proxyProblem = proxyProblem(caller, current);
        if (proxyProblem.isEmpty()) {
            Optional<UserInfo> user = byHeaders(caller, current);
            if (user.isPresent()) {
                return user;
            }
        }
        Optional<String> clientProblem = Chains.problem(caller.chain(), current.clientAuthorities(), clock.instant());
        if (clientProblem.isEmpty()) {
            return Optional.of(bySubject(caller.chain().getFirst()));
        }
        proxyProblem.ifPresent(problem -> problems.add("as front proxy: " + problem));
        clientProblem.ifPresent(problem -> problems.add("as client: " + problem));
        return Optional.empty();
    }

    private Optional<String> proxyProblem(Caller caller, RequestHeaderConfig current) {
        Optional<String> problem = Chains.problem(caller.chain(), current.proxyAuthorities(), clock.instant());
        if (problem.isPresent()) {
            return problem;
        }
        String name = Subject.of(caller.chain().getFirst()).commonName();
        return current.allowedNames().isEmpty() || current.allowedNames().contains(name)
                ? Optional.empty()
                : Optional.of("its name \"%s\" is not among the allowed ones".formatted(name));
    }

    private static Optional<UserInfo> byHeaders(Caller caller, RequestHeaderConfig current) {
        String name = first(caller, current.userHeaders());
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>();
        current.groupHeaders().forEach(header -> groups.addAll(caller.header(header)));
        String uid = first(caller, current.uidHeaders());
        return Optional.of(new UserInfo(name, uid, withAuthenticated(name, groups), extra(caller, current)));
    }

    private static String first(Caller caller, List<String> headers) {
        return headers.stream()
                .flatMap(header -> caller.header(header).stream())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Map<String, List<String>> extra(Caller caller, RequestHeaderConfig current) {
        Map<String, List<String>> extra = new TreeMap<>();
        for (String prefix : current.extraPrefixes()) {
            String lowered = prefix.toLowerCase(Locale.ROOT);
            caller.headers().forEach((name, values) -> {
                if (name.startsWith(lowered)) {
                    extra.computeIfAbsent(unescape(name.substring(lowered.length())), _ -> new ArrayList<>())
                            .addAll(values);
                }
            });
        }
        return extra;
    }

    // Header names can not carry every key, so the API server percent-encodes them; a malformed one is taken literally.
    private static String unescape(String key) {
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return key;
        }
    }

    private static UserInfo bySubject(X509Certificate certificate) {
        Subject subject = Subject.of(certificate);
        String name = subject.commonName();
        return new UserInfo(name, "", withAuthenticated(name, subject.organizations()), Map.of());
    }

    private AuthenticationResult byToken(String token) {
        AuthenticationResult result = tokens.review(token);
        return switch (result) {
            case AuthenticationResult.Rejected rejected -> rejected;
            case AuthenticationResult.Authenticated authenticated -> {
                UserInfo user = authenticated.user();
                yield new AuthenticationResult.Authenticated(new UserInfo(
                        user.name(), user.uid(), withAuthenticated(user.name(), user.groups()), user.extra()));
            }
        };
    }

    private static List<String> withAuthenticated(String name, List<String> groups) {
        boolean anonymous = name.equals(UserInfo.anonymous().name());
        if (anonymous || groups.contains(UserInfo.ALL_AUTHENTICATED) || groups.contains("system:unauthenticated")) {
            return groups;
        }
        List<String> more = new ArrayList<>(groups);
        more.add(UserInfo.ALL_AUTHENTICATED);
        return more;
    }

    private static Optional<String> bearerToken(Caller caller) {
        for (String header : caller.header("authorization")) {
            String trimmed = header.trim();
            if (trimmed.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                String token = trimmed.substring(BEARER.length()).trim();
                if (!token.isEmpty()) {
                    return Optional.of(token);
                }
            }
        }
        return Optional.empty();
    }
}
