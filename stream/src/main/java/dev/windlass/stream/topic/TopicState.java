package dev.windlass.stream.topic;

import java.util.List;

/** What was found or done about one topic. */
public sealed interface TopicState {
    /** It did not exist and was made as planned. */
    record Created() implements TopicState {}

    /**
     * It exists.
     *
     * @param differences from the plan, one sentence each; reported once, on the first look
     */
    record Present(List<String> differences) implements TopicState {
        public Present {
            differences = List.copyOf(differences);
        }
    }

    /** It does not exist and could not be made. */
    record Missing(String reason) implements TopicState {}
}
