package dev.windlass.console.web;

import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.screen.BadQuestion;
import dev.windlass.console.screen.Question;
import dev.windlass.console.screen.TableQuestion;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/** Reads a question from the address of a request. */
final class QuestionReader {
    private QuestionReader() {}

    /** The question, or empty when there is no such screen. */
    static Optional<Question> read(String screen, MultivaluedMap<String, String> query) {
        return switch (screen) {
            case "overview" -> Optional.of(new Question.Overview());
            case "workloads" -> Optional.of(new Question.Workloads(table(query)));
            case "workload" ->
                Optional.of(new Question.Workload(new ObjectName(text(query, "ns"), text(query, "name"))));
            case "nodes" -> Optional.of(new Question.Nodes(table(query)));
            case "pods" -> Optional.of(new Question.Pods(table(query), text(query, "node")));
            case "pending" -> Optional.of(new Question.Pending(table(query)));
            case "groups" -> Optional.of(new Question.Groups());
            case "decisions" ->
                Optional.of(new Question.Decisions(
                        table(query), text(query, "engine"), Question.Decisions.Scope.of(text(query, "scope", "all"))));
            default -> Optional.empty();
        };
    }

    private static TableQuestion table(MultivaluedMap<String, String> query) {
        return new TableQuestion(
                text(query, "q"),
                text(query, "sort"),
                TableQuestion.Order.of(text(query, "order", "asc")),
                number(query, "page", 1),
                number(query, "size", TableQuestion.DEFAULT_PAGE_SIZE));
    }

    private static String text(MultivaluedMap<String, String> query, String name) {
        return text(query, name, "");
    }

    private static String text(MultivaluedMap<String, String> query, String name, String otherwise) {
        String value = query.getFirst(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static int number(MultivaluedMap<String, String> query, String name, int otherwise) {
        String value = text(query, name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw new BadQuestion(name + " must be a whole number, was " + value);
        }
    }
}
