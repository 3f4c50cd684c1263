package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.aggregated.access.Attributes;
import dev.windlass.kube.aggregated.access.AuthenticationResult;
import dev.windlass.kube.aggregated.access.Authenticator;
import dev.windlass.kube.aggregated.access.Authorization;
import dev.windlass.kube.aggregated.access.Authorizer;
import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.selector.FieldSelector;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.selector.SelectorException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/**
 * The way of a request: authenticate, authorize, then find what it is for. Everything is authorized before it is looked
 * up, so that a stranger can not even tell what exists.
 */
final class Router {
    private static final Logger LOG = System.getLogger(Router.class.getName());

    private final List<ApiGroup> groups;
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final List<Page> pages;
    private final HealthPages health;
    private final Documents documents;
    private final Semaphore places;

    Router(
            List<ApiGroup> groups,
            Authenticator authenticator,
            Authorizer authorizer,
            List<Page> pages,
            HealthChecks health,
            VersionInfo version,
            int mostInFlight) {
        this.groups = List.copyOf(groups);
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.pages = List.copyOf(pages);
        this.health = new HealthPages(health);
        this.documents = new Documents(this.groups, this.pages, version);
        this.places = new Semaphore(mostInFlight);
    }

    Answer answer(Incoming incoming) {
        Optional<Form> form = Form.negotiate(incoming.header("accept"));
        Form.Encoding encoding = form.map(Form::encoding).orElse(Form.Encoding.JSON);
        try {
            return switch (authenticator.authenticate(incoming.caller())) {
                case AuthenticationResult.Rejected rejected -> {
                    LOG.log(Level.INFO, "refused a caller: {0}", rejected.cause());
                    yield Renderer.failed(StatusFailure.unauthorized(), encoding);
                }
                case AuthenticationResult.Authenticated authenticated ->
                    route(incoming, authenticated.user(), form, encoding);
            };
        } catch (RuntimeException | IOException e) {
            LOG.log(Level.ERROR, "answering " + incoming.method() + " " + incoming.rawPath() + " failed", e);
            return Renderer.failed(StatusFailure.internalError("the answer could not be made"), encoding);
        }
    }

    private Answer route(Incoming incoming, UserInfo user, Optional<Form> form, Form.Encoding encoding)
            throws IOException {
        List<String> segments;
        QueryParameters query;
        try {
            segments = ResourcePath.segments(incoming.rawPath());
            query = QueryParameters.parse(incoming.rawQuery());
        } catch (IllegalArgumentException e) {
            return Renderer.failed(StatusFailure.badRequest("malformed escape in the request's address"), encoding);
        }
        boolean resource = segments.size() > 3 && segments.getFirst().equals("apis");
        Attributes attributes = resource
                ? resourceAttributes(incoming.method(), segments, query)
                : new Attributes.NonResource(
                        incoming.method().toLowerCase(Locale.ROOT), "/" + String.join("/", segments));
        Optional<StatusFailure> refused = refusal(user, attributes);
        if (refused.isPresent()) {
            return Renderer.failed(refused.get(), encoding);
        }
        return resource
                ? resource(incoming, segments, query, user, form, encoding)
                : nonResource(incoming, segments, query, encoding);
    }

    private Optional<StatusFailure> refusal(UserInfo user, Attributes attributes) {
        return switch (authorizer.authorize(user, attributes)) {
            case Authorization.Allowed allowed -> Optional.empty();
            case Authorization.Denied denied -> {
                String because = attributes.refusal(user, denied.reason());
                yield Optional.of(
                        switch (attributes) {
                            case Attributes.Resource target ->
                                StatusFailure.forbidden(target.group(), target.resource(), target.name(), because);
                            case Attributes.NonResource page -> StatusFailure.forbidden("", "", "", because);
                        });
            }
            case Authorization.Undecided undecided -> {
                LOG.log(Level.WARNING, "can not authorize {0}: {1}", user.name(), undecided.cause());
                yield Optional.of(StatusFailure.internalError("the request can not be authorized now"));
            }
        };
    }

    private static Attributes resourceAttributes(String method, List<String> segments, QueryParameters query) {
        ResourcePath path = ResourcePath.of(segments.subList(3, segments.size()));
        String verb =
                switch (method) {
                    case "GET", "HEAD" ->
                        query.flag("watch") ? "watch" : path.name().isEmpty() ? "list" : "get";
                    case "POST" -> "create";
                    case "PUT" -> "update";
                    case "PATCH" -> "patch";
                    case "DELETE" -> path.name().isEmpty() ? "deletecollection" : "delete";
                    default -> method.toLowerCase(Locale.ROOT);
                };
        return new Attributes.Resource(
                verb,
                segments.get(1),
                segments.get(2),
                path.resource(),
                path.subresource(),
                path.namespace(),
                path.name());
    }

    private Answer nonResource(
            Incoming incoming, List<String> segments, QueryParameters query, Form.Encoding encoding) {
        if (!incoming.method().equals("GET")) {
            return Renderer.failed(StatusFailure.methodNotAllowed(), encoding);
        }
        String path = "/" + String.join("/", segments);
        Optional<Answer> probe = health.answer(path, query);
        if (probe.isPresent()) {
            return probe.get();
        }
        for (Page page : pages) {
            if (page.path().equals(path)) {
                return Answer.of(200, page.contentType(), page.body().get());
            }
        }
        return documents
                .answer(segments, incoming.header("accept"), incoming.header("if-none-match"), encoding)
                .orElseGet(() -> Renderer.failed(StatusFailure.unknownPath(), encoding));
    }

    private Answer resource(
            Incoming incoming,
            List<String> segments,
            QueryParameters query,
            UserInfo user,
            Optional<Form> form,
            Form.Encoding encoding)
            throws IOException {
        Optional<ApiGroup> group = groups.stream()
                .filter(candidate -> candidate.name().equals(segments.get(1))
                        && candidate.versions().contains(segments.get(2)))
                .findFirst();
        if (group.isEmpty()) {
            return Renderer.failed(StatusFailure.unknownPath(), encoding);
        }
        if (!incoming.method().equals("GET") || query.flag("watch")) {
            return Renderer.failed(StatusFailure.methodNotAllowed(), encoding);
        }
        if (form.isEmpty()) {
            return Renderer.failed(StatusFailure.notAcceptable(Form.MEDIA_TYPES), encoding);
        }
        if (!places.tryAcquire()) {
            Answer busy = Renderer.failed(StatusFailure.tooManyRequests(1), encoding);
            return new Answer(busy.code(), busy.contentType(), busy.body(), Map.of("Retry-After", "1"));
        }
        try {
            return serve(group.get(), segments, query, user, form.get());
        } finally {
            places.release();
        }
    }

    private static Answer serve(ApiGroup group, List<String> segments, QueryParameters query, UserInfo user, Form form)
            throws IOException {
        ResourcePath path = ResourcePath.of(segments.subList(3, segments.size()));
        ApiRequest request;
        try {
            request = new ApiRequest(
                    group.name(),
                    segments.get(2),
                    path.name().isEmpty() ? ApiRequest.Verb.LIST : ApiRequest.Verb.GET,
                    path.namespace(),
                    path.resource(),
                    path.name(),
                    path.subresource(),
                    path.segments(),
                    query,
                    LabelSelector.parse(query.first("labelSelector")),
                    FieldSelector.parse(query.first("fieldSelector")),
                    user);
        } catch (SelectorException e) {
            return Renderer.failed(StatusFailure.badRequest(String.valueOf(e.getMessage())), form);
        }
        return switch (group.handle(request)) {
            case ApiResult.Found found -> Renderer.found(found.representation(), form, query.first("includeObject"));
            case ApiResult.Failed failed -> Renderer.failed(failed.failure(), form);
        };
    }

    /** Paths served, for the page at {@code /}. */
    static ObjectNode pathList(List<ApiGroup> groups, List<Page> pages) {
        TreeSet<String> paths = new TreeSet<>(
                List.of("/apis", "/healthz", "/livez", "/readyz", "/openapi/v2", "/openapi/v3", "/version"));
        for (ApiGroup group : groups) {
            paths.add("/apis/" + group.name());
            group.versions().forEach(version -> paths.add("/apis/" + group.name() + "/" + version));
        }
        pages.forEach(page -> paths.add(page.path()));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("paths");
        paths.forEach(list::add);
        return document;
    }
}
