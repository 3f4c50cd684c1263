package dev.windlass.autoscaler.source.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with fields between {@code <<} and {@code >>}. Of the template language of the peer it takes what rule files use: a field,
 * and an entry of a map field by {@code index} or by a dot. Anything else is refused when the rules are read, not when a query fails.
 */
final class QueryTemplate {
    private static final Pattern ACTION = Pattern.compile("<<-?\\s*(.*?)\\s*-?>>");
    private static final Pattern INDEX = Pattern.compile("index\\s+\\.(\\w+)\\s+\"([^\"]*)\"");
    private static final Pattern ENTRY = Pattern.compile("\\.(\\w+)\\.(\\w+)");
    private static final Pattern FIELD = Pattern.compile("\\.(\\w+)");

    private final List<Function<Map<String, Object>, String>> parts;
    private final String text;

    private QueryTemplate(String text, List<Function<Map<String, Object>, String>> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * @param fields names a template may use
     * @throws RuleException on an action outside the language
     */
    static QueryTemplate parse(String text, List<String> fields) {
        List<Function<Map<String, Object>, String>> parts = new ArrayList<>();
        Matcher action = ACTION.matcher(text);
        int at = 0;
        while (action.find()) {
            String literal = text.substring(at, action.start());
            parts.add(_ -> literal);
            parts.add(part(action.group(1), fields));
            at = action.end();
        }
        String rest = text.substring(at);
        if (rest.contains("<<")) {
            throw new RuleException("an action is not closed by >> in " + text);
        }
        parts.add(_ -> rest);
        return new QueryTemplate(text, parts);
    }

    private static Function<Map<String, Object>, String> part(String action, List<String> fields) {
        Matcher index = INDEX.matcher(action);
        if (index.matches()) {
            return entry(known(index.group(1), fields), index.group(2));
        }
        Matcher entry = ENTRY.matcher(action);
        if (entry.matches()) {
            return entry(known(entry.group(1), fields), entry.group(2));
        }
        Matcher field = FIELD.matcher(action);
        if (field.matches()) {
            String name = known(field.group(1), fields);
            return values -> String.valueOf(values.get(name));
        }
        throw new RuleException("<<" + action
                + ">> is not understood; use <<.Field>> or <<index .Map \"key\">>, with one of " + fields);
    }

    private static String known(String field, List<String> fields) {
        if (!fields.contains(field)) {
            throw new RuleException("<<." + field + ">> is not a field; there are " + fields);
        }
        return field;
    }

    private static Function<Map<String, Object>, String> entry(String field, String key) {
        return values ->
                values.get(field) instanceof Map<?, ?> map && map.containsKey(key) ? String.valueOf(map.get(key)) : "";
    }

    String render(Map<String, Object> values) {
        StringBuilder rendered = new StringBuilder();
        parts.forEach(part -> rendered.append(part.apply(values)));
        return rendered.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
