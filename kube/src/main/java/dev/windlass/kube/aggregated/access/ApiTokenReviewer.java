package dev.windlass.kube.aggregated.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the API server by TokenReview, and remembers the answer (good or bad) for a while, ten seconds unless told otherwise. */
public final class ApiTokenReviewer implements TokenReviewer {
    private static final String PATH = "/apis/authentication.k8s.io/v1/tokenreviews";
    private static final Duration LIFE = Duration.ofSeconds(10);

    private final KubeObjects objects;
    private final Duration life;
    // By digest: a token should not lie about in memory longer than its request.
    private final Remembered<String, AuthenticationResult> remembered;

    public ApiTokenReviewer(KubeConnection connection, InstantSource clock) {
        this(connection, LIFE, clock);
    }

    /** @param life how long an answer is remembered; zero for not at all */
    public ApiTokenReviewer(KubeConnection connection, Duration life, InstantSource clock) {
        this.objects = new KubeObjects(connection);
        this.life = life;
        this.remembered = new Remembered<>(clock);
    }

    @Override
    public AuthenticationResult review(String token) {
        String digest = digest(token);
        Optional<AuthenticationResult> known = remembered.get(digest);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            AuthenticationResult result = ask(token);
            remembered.put(digest, result, life);
            return result;
        } catch (IOException e) {
            return new AuthenticationResult.Rejected("the token can not be reviewed: " + e.getMessage());
        }
    }

    private AuthenticationResult ask(String token) throws IOException {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenReview");
        review.putObject("spec").put("token", token);
        JsonNode status =
                objects.write("POST", PATH, "application/json", review).path("status");
        if (!status.path("authenticated").asBoolean(false)) {
            return new AuthenticationResult.Rejected(status.path("error").asText("the token is not known"));
        }
        JsonNode user = status.path("user");
        return new AuthenticationResult.Authenticated(new UserInfo(
                user.path("username").asText(""),
                user.path("uid").asText(""),
                texts(user.path("groups")),
                extra(user.path("extra"))));
    }

    private static Map<String, List<String>> extra(JsonNode node) {
        Map<String, List<String>> extra = new HashMap<>();
        node.properties().forEach(entry -> extra.put(entry.getKey(), texts(entry.getValue())));
        return extra;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
