package dev.windlass.kube.aggregated;

import dev.windlass.kube.aggregated.access.Attributes;
import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.selector.FieldSelector;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.selector.SelectorException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Answers requests for the objects of the groups: read-only, a bounded number at a time. */
final class Resources {
    /** Numbers of the list options; they change nothing, but what is no number is the caller's mistake. */
    private static final List<String> NUMBERS = List.of("limit", "timeoutSeconds");

    private final List<ApiGroup> groups;
    private final Semaphore places;

    Resources(List<ApiGroup> groups, int mostInFlight) {
        this.groups = List.copyOf(groups);
        this.places = new Semaphore(mostInFlight);
    }

    /** Whether a path leads to objects, known ones or not. */
    static boolean isPathOf(List<String> segments) {
        return segments.size() > 3 && segments.getFirst().equals("apis");
    }

    /** What a request means to do, for who decides whether it may. */
    static Attributes.Resource attributes(String method, List<String> segments, QueryParameters query) {
        ResourcePath path = ResourcePath.of(segments.subList(3, segments.size()));
        boolean all = path.name().isEmpty();
        String verb =
                switch (method) {
                    case "GET", "HEAD" -> !all ? "get" : query.flag("watch") ? "watch" : "list";
                    case "POST" -> "create";
                    case "PUT" -> "update";
                    case "PATCH" -> "patch";
                    case "DELETE" -> all ? "deletecollection" : "delete";
                    default -> method.toLowerCase(Locale.ROOT);
                };
        boolean reads = verb.equals("list") || verb.equals("watch");
        return new Attributes.Resource(
                verb,
                segments.get(1),
                segments.get(2),
                path.resource(),
                path.subresource(),
                path.namespace(),
                reads ? onlyName(query) : path.name());
    }

    /** A list of one name is allowed to whom that name is allowed, as in the API server. */
    private static String onlyName(QueryParameters query) {
        try {
            return FieldSelector.parse(query.first("fieldSelector")).terms().stream()
                    .filter(term -> term instanceof FieldSelector.Term.Equal
                            && term.field().equals("metadata.name"))
                    .map(FieldSelector.Term::value)
                    .findFirst()
                    .orElse("");
        } catch (SelectorException _) {
            return ""; // told to the caller once it may know
        }
    }

    Answer answer(
            Incoming incoming,
            List<String> segments,
            QueryParameters query,
            UserInfo user,
            Optional<Form> form,
            Form.Encoding encoding,
            Backlog.Delivery delivery)
            throws IOException {
        Optional<ApiGroup> group = groups.stream()
                .filter(candidate -> candidate.name().equals(segments.get(1))
                        && candidate.versions().contains(segments.get(2)))
                .findFirst();
        if (group.isEmpty()) {
            return Renderer.failed(StatusFailure.unknownPath(), encoding);
        }
        if (!incoming.method().equals("GET")) {
            return Renderer.methodNotAllowed("GET", encoding);
        }
        if (form.isEmpty()) {
            return Renderer.failed(StatusFailure.notAcceptable(Form.MEDIA_TYPES), encoding);
        }
        if (!places.tryAcquire()) {
            return busy(encoding);
        }
        try {
            ResourcePath path = ResourcePath.of(segments.subList(3, segments.size()));
            return path.name().isEmpty() && !delivery.awaitRoom(kind(path, form.get()))
                    ? busy(encoding)
                    : serve(group.get(), segments, query, user, form.get());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return busy(encoding); // nobody waits for it any more
        } finally {
            places.release();
        }
    }

    /** Lists of one kind have about the same size. */
    private static String kind(ResourcePath path, Form form) {
        return path.resource() + (path.namespace().isEmpty() ? "" : " of a namespace") + " " + form;
    }

    static Answer busy(Form.Encoding encoding) {
        Answer busy = Renderer.failed(StatusFailure.tooManyRequests(1), encoding);
        return busy.with(Map.of("Retry-After", "1"));
    }

    private static Answer serve(ApiGroup group, List<String> segments, QueryParameters query, UserInfo user, Form form)
            throws IOException {
        ResourcePath path = ResourcePath.of(segments.subList(3, segments.size()));
        boolean list = path.name().isEmpty();
        if (list && query.flag("watch") && isResource(group, segments.get(2), path.resource())) {
            StatusFailure failure = StatusFailure.watchNotSupported(group.name(), path.resource());
            return Renderer.allowing("GET", Renderer.failed(failure, form));
        }
        Optional<String> noNumber = list ? noNumber(query) : Optional.empty();
        if (noNumber.isPresent()) {
            String problem = "strconv.ParseInt: parsing \"" + noNumber.get() + "\": invalid syntax";
            return Renderer.failed(StatusFailure.badRequest(problem), form);
        }
        ApiRequest request;
        try {
            request = new ApiRequest(
                    group.name(),
                    segments.get(2),
                    list ? ApiRequest.Verb.LIST : ApiRequest.Verb.GET,
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

    private static boolean isResource(ApiGroup group, String version, String name) {
        return group.resources(version).stream()
                .anyMatch(resource -> resource.name().equals(name));
    }

    /** The value of a number that is none. */
    private static Optional<String> noNumber(QueryParameters query) {
        return NUMBERS.stream()
                .map(query::first)
                .filter(value -> !value.isEmpty() && !isNumber(value))
                .findFirst();
    }

    private static boolean isNumber(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
