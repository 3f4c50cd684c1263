package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.wire.Status;
import dev.windlass.kube.wire.StatusDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure as the API tells it: a {@code Status} object.
 *
 * @param code HTTP status
 * @param reason the machine's word, such as {@code NotFound}; empty for none
 * @param details null when there are none
 */
public record StatusFailure(
        int code, String reason, String message, @Nullable Details details) {

    /** Which object the failure is about; empty parts are left out. */
    public record Details(String name, String group, String kind, int retryAfterSeconds) {
        static final Details NONE = new Details("", "", "", 0);
    }

    public StatusFailure {
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("a failure has a status of 400 to 599, not " + code);
        }
    }

    /** {@code pods "x" not found}, {@code podmetrics.metrics.k8s.io "ns/x" not found}. */
    public static StatusFailure notFound(String group, String resource, String name) {
        return new StatusFailure(
                404,
                "NotFound",
                "%s \"%s\" not found".formatted(qualified(group, resource), name),
                new Details(name, group, resource, 0));
    }

    /** 404 in the words of the caller. */
    public static StatusFailure notFound(String message) {
        return new StatusFailure(404, "NotFound", message, null);
    }

    /** 404 for a path that nothing is served at. */
    public static StatusFailure unknownPath() {
        return new StatusFailure(404, "NotFound", "the server could not find the requested resource", Details.NONE);
    }

    public static StatusFailure badRequest(String message) {
        return new StatusFailure(400, "BadRequest", message, null);
    }

    public static StatusFailure unauthorized() {
        return new StatusFailure(401, "Unauthorized", "Unauthorized", null);
    }

    /** @param because the sentence behind the colon, such as {@code User "u" cannot list resource …} */
    public static StatusFailure forbidden(String group, String resource, String name, String because) {
        String object = resource.isEmpty()
                ? "forbidden: "
                : qualified(group, resource) + (name.isEmpty() ? "" : " \"" + name + "\"") + " is forbidden: ";
        return new StatusFailure(403, "Forbidden", object + because, new Details(name, group, resource, 0));
    }

    public static StatusFailure methodNotAllowed() {
        return new StatusFailure(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Details.NONE);
    }

    /** 405 for a watch on what can only be read. */
    public static StatusFailure watchNotSupported(String group, String resource) {
        return new StatusFailure(
                405,
                "MethodNotAllowed",
                "watch is not supported on resources of kind \"%s\"".formatted(qualified(group, resource)),
                new Details("", group, resource, 0));
    }

    public static StatusFailure notAcceptable(List<String> mediaTypes) {
        return new StatusFailure(
                406,
                "NotAcceptable",
                "only the following media types are accepted: " + String.join(", ", mediaTypes),
                null);
    }

    public static StatusFailure tooManyRequests(int retryAfterSeconds) {
        return new StatusFailure(
                429,
                "TooManyRequests",
                "the server has received too many requests and has asked us to try again later",
                new Details("", "", "", retryAfterSeconds));
    }

    /** 500 in the words of the caller, without a reason, as the Go servers answer an ordinary error. */
    public static StatusFailure failure(String message) {
        return new StatusFailure(500, "", message, null);
    }

    /** 500 {@code Internal error occurred: …}. */
    public static StatusFailure internalError(String message) {
        return new StatusFailure(500, "InternalError", "Internal error occurred: " + message, Details.NONE);
    }

    public static StatusFailure serviceUnavailable(String message) {
        return new StatusFailure(503, "ServiceUnavailable", message, null);
    }

    public static StatusFailure timeout(String message) {
        return new StatusFailure(504, "Timeout", "Timeout: " + message, Details.NONE);
    }

    private static String qualified(String group, String resource) {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    /** The Status object. */
    public ObjectNode json() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (details != null) {
            ObjectNode json = status.putObject("details");
            putUnlessEmpty(json, "name", details.name());
            putUnlessEmpty(json, "group", details.group());
            putUnlessEmpty(json, "kind", details.kind());
            if (details.retryAfterSeconds() > 0) {
                json.put("retryAfterSeconds", details.retryAfterSeconds());
            }
        }
        return status.put("code", code);
    }

    private static void putUnlessEmpty(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    /** The Status message, without envelope. */
    public byte[] protobuf() {
        Status.Builder status = Status.newBuilder()
                .setStatus("Failure")
                .setMessage(message)
                .setReason(reason)
                .setCode(code);
        if (details != null) {
            status.setDetails(StatusDetails.newBuilder()
                    .setName(details.name())
                    .setGroup(details.group())
                    .setKind(details.kind())
                    .setRetryAfterSeconds(details.retryAfterSeconds()));
        }
        return status.build().toByteArray();
    }
}
