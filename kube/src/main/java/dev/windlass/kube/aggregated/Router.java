package dev.windlass.kube.aggregated;

import dev.windlass.kube.aggregated.access.Attributes;
import dev.windlass.kube.aggregated.access.AuthenticationResult;
import dev.windlass.kube.aggregated.access.Authenticator;
import dev.windlass.kube.aggregated.access.Authorization;
import dev.windlass.kube.aggregated.access.Authorizer;
import dev.windlass.kube.aggregated.access.UserInfo;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The way of a request: authenticate, authorize, then find what it is for. Everything is authorized before it is looked
 * up, so that a stranger can not even tell what exists.
 */
final class Router {
    private static final Logger LOG = System.getLogger(Router.class.getName());

    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final List<Page> pages;
    private final HealthPages health;
    private final Documents documents;
    private final Refusals refusals = new Refusals(InstantSource.system());
    private final Resources resources;

    Router(
            List<ApiGroup> groups,
            Authenticator authenticator,
            Authorizer authorizer,
            List<Page> pages,
            HealthChecks health,
            VersionInfo version,
            int mostInFlight) {
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.pages = List.copyOf(pages);
        this.health = new HealthPages(health);
        this.documents = new Documents(groups, this.pages, health, version);
        this.resources = new Resources(groups, mostInFlight);
    }

    Answer answer(Incoming incoming, Backlog.Delivery delivery) {
        Optional<Form> form = Form.negotiate(incoming.header("accept"));
        Form.Encoding encoding = form.map(Form::encoding).orElse(Form.Encoding.JSON);
        try {
            return switch (authenticator.authenticate(incoming.caller())) {
                case AuthenticationResult.Rejected rejected -> {
                    refusals.add(rejected.cause());
                    yield Renderer.failed(StatusFailure.unauthorized(), encoding);
                }
                case AuthenticationResult.Authenticated authenticated ->
                    route(incoming, authenticated.user(), form, encoding, delivery);
            };
        } catch (RuntimeException | IOException e) {
            LOG.log(Level.ERROR, "answering " + incoming.method() + " " + incoming.rawPath() + " failed", e);
            return Renderer.failed(StatusFailure.internalError("the answer could not be made"), encoding);
        }
    }

    private Answer route(
            Incoming incoming, UserInfo user, Optional<Form> negotiated, Form.Encoding first, Backlog.Delivery delivery)
            throws IOException {
        List<String> segments;
        QueryParameters query;
        try {
            segments = ResourcePath.segments(incoming.rawPath());
            query = QueryParameters.parse(incoming.rawQuery());
        } catch (IllegalArgumentException e) {
            return Renderer.failed(StatusFailure.badRequest("malformed escape in the request's address"), first);
        }
        Form.Encoding encoding = forReader(first, incoming, query);
        Optional<Form> form = negotiated.map(agreed -> agreed.written(encoding));
        boolean resource = Resources.isPathOf(segments);
        Attributes attributes = resource
                ? Resources.attributes(incoming.method(), segments, query)
                : new Attributes.NonResource(
                        incoming.method().toLowerCase(Locale.ROOT), "/" + String.join("/", segments));
        Optional<StatusFailure> refused = refusal(user, attributes);
        if (refused.isPresent()) {
            return Renderer.failed(refused.get(), encoding);
        }
        return resource
                ? resources.answer(incoming, segments, query, user, form, encoding, delivery)
                : nonResource(incoming, segments, query, form, encoding, delivery);
    }

    /** People who look with a browser or curl get JSON with line breaks, as from the API server. */
    private static Form.Encoding forReader(Form.Encoding encoding, Incoming incoming, QueryParameters query) {
        String agent = incoming.header("user-agent");
        boolean pretty = query.has("pretty")
                ? query.flag("pretty")
                : agent.startsWith("curl") || agent.startsWith("Wget") || agent.startsWith("Mozilla/5.0");
        return encoding == Form.Encoding.JSON && pretty ? Form.Encoding.PRETTY_JSON : encoding;
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

    private Answer nonResource(
            Incoming incoming,
            List<String> segments,
            QueryParameters query,
            Optional<Form> form,
            Form.Encoding encoding,
            Backlog.Delivery delivery) {
        String path = "/" + String.join("/", segments);
        Optional<Answer> probe = health.answer(path, query);
        if (probe.isPresent()) {
            return probe.get(); // whatever the method: nothing is changed by it, and probes of all kinds come
        }
        if (!incoming.method().equals("GET") && !incoming.method().equals("HEAD")) {
            return Renderer.methodNotAllowed("GET, HEAD", encoding);
        }
        for (Page page : pages) {
            if (page.path().equals(path)) {
                return page(page, encoding, delivery);
            }
        }
        return documents
                .answer(segments, query, incoming, form, encoding)
                .orElseGet(() -> Renderer.failed(StatusFailure.unknownPath(), encoding));
    }

    /** A page may be as large as a list of everything, and waits for room as one does. */
    private static Answer page(Page page, Form.Encoding encoding, Backlog.Delivery delivery) {
        try {
            return delivery.awaitRoom(page.path())
                    ? Answer.of(200, page.contentType(), page.body().get())
                    : Resources.busy(encoding);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Resources.busy(encoding); // nobody waits for it any more
        }
    }
}
