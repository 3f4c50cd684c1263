package dev.windlass.kube.aggregated.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeObjects;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks the API server by SubjectAccessReview, and remembers the answer for a while, ten seconds unless told otherwise. */
public final class ApiAuthorizer implements Authorizer {
    private static final String PATH = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
    private static final Duration LIFE = Duration.ofSeconds(10);

    private final KubeObjects objects;
    private final List<String> alwaysAllowed;
    private final Duration allowedLife;
    private final Duration deniedLife;
    private final Remembered<Question, Authorization> remembered;

    private record Question(UserInfo user, Attributes attributes) {}

    /** @param alwaysAllowed paths open to everybody; a trailing {@code *} stands for any rest */
    public ApiAuthorizer(KubeConnection connection, List<String> alwaysAllowed, InstantSource clock) {
        this(connection, alwaysAllowed, LIFE, LIFE, clock);
    }

    /**
     * @param alwaysAllowed paths open to everybody; a trailing {@code *} stands for any rest
     * @param allowedLife how long a permission is remembered; zero for not at all
     * @param deniedLife how long a refusal is remembered; zero for not at all
     */
    public ApiAuthorizer(
            KubeConnection connection,
            List<String> alwaysAllowed,
            Duration allowedLife,
            Duration deniedLife,
            InstantSource clock) {
        this.objects = new KubeObjects(connection);
        this.alwaysAllowed = List.copyOf(alwaysAllowed);
        this.allowedLife = allowedLife;
        this.deniedLife = deniedLife;
        this.remembered = new Remembered<>(clock);
    }

    @Override
    public Authorization authorize(UserInfo user, Attributes attributes) {
        if (user.isMaster() || isOpen(attributes)) {
            return new Authorization.Allowed();
        }
        Question question = new Question(user, attributes);
        Optional<Authorization> known = remembered.get(question);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            Authorization answer = ask(user, attributes);
            remembered.put(question, answer, answer instanceof Authorization.Allowed ? allowedLife : deniedLife);
            return answer;
        } catch (IOException e) {
            return new Authorization.Undecided("the API server can not be asked: " + e.getMessage());
        }
    }

    private boolean isOpen(Attributes attributes) {
        return switch (attributes) {
            case Attributes.Resource resource -> false;
            case Attributes.NonResource page ->
                alwaysAllowed.stream()
                        .anyMatch(open -> open.endsWith("*")
                                ? page.path().startsWith(open.substring(0, open.length() - 1))
                                : page.path().equals(open));
        };
    }

    private Authorization ask(UserInfo user, Attributes attributes) throws IOException {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SubjectAccessReview");
        ObjectNode spec = review.putObject("spec").put("user", user.name()).put("uid", user.uid());
        user.groups().forEach(spec.putArray("groups")::add);
        ObjectNode extra = spec.putObject("extra");
        user.extra().forEach((key, values) -> {
            ArrayNode list = extra.putArray(key);
            values.forEach(list::add);
        });
        switch (attributes) {
            case Attributes.Resource resource ->
                spec.putObject("resourceAttributes")
                        .put("verb", resource.verb())
                        .put("group", resource.group())
                        .put("version", resource.version())
                        .put("resource", resource.resource())
                        .put("subresource", resource.subresource())
                        .put("namespace", resource.namespace())
                        .put("name", resource.name());
            case Attributes.NonResource page ->
                spec.putObject("nonResourceAttributes").put("verb", page.verb()).put("path", page.path());
        }
        JsonNode status =
                objects.write("POST", PATH, "application/json", review).path("status");
        return status.path("allowed").asBoolean(false)
                ? new Authorization.Allowed()
                : new Authorization.Denied(status.path("reason").asText(""));
    }
}
