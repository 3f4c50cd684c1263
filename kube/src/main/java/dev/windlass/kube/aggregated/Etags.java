package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Content hashes, so that the API server need not fetch again what it has. */
final class Etags {
    private Etags() {}

    static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }

    static String hash(JsonNode document) {
        return hash(document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The answer with its tag; 304 without a body when the caller has it already. What is made while it is sent has no tag. */
    static Answer tagged(Answer answer, String ifNoneMatch) {
        return switch (answer.body()) {
            case Body.Whole(byte[] bytes) -> tagged(answer, hash(bytes), ifNoneMatch);
            case Body.Flowing _ -> answer;
        };
    }

    private static Answer tagged(Answer answer, String hash, String ifNoneMatch) {
        String tag = "\"" + hash + "\"";
        Map<String, String> headers = Map.of("ETag", tag, "Vary", "Accept");
        boolean known = Arrays.stream(ifNoneMatch.split(","))
                .map(String::trim)
                .anyMatch(given -> given.equals(tag) || given.equals("W/" + tag) || given.equals("*"));
        return known ? new Answer(304, answer.contentType(), new byte[0], headers) : answer.with(headers);
    }
}
