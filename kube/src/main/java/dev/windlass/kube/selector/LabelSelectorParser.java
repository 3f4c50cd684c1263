package dev.windlass.kube.selector;

import java.util.ArrayList;
import java.util.List;

/** Recursive descent over the text form of a label selector. */
final class LabelSelectorParser {
    private final String text;
    private int at;

    LabelSelectorParser(String text) {
        this.text = text;
    }

    List<Requirement> read() {
        List<Requirement> requirements = new ArrayList<>();
        if (next().isEmpty()) {
            return requirements;
        }
        while (true) {
            requirements.add(requirement());
            String separator = next();
            if (separator.isEmpty()) {
                return requirements;
            }
            if (!separator.equals(",")) {
                // The API server's own words, here and below: users search for them.
                throw new SelectorException("found '%s', expected: ',' or 'end of string'".formatted(separator));
            }
            take();
            if (next().isEmpty()) {
                throw wrong("", "a requirement after ','");
            }
        }
    }

    private Requirement requirement() {
        if (next().equals("!")) {
            take();
            return new Requirement(word("a label name"), Requirement.Operator.NOT_EXISTS, List.of());
        }
        String key = word("a label name");
        return switch (next()) {
            case "", "," -> new Requirement(key, Requirement.Operator.EXISTS, List.of());
            case "=", "==" -> comparison(key, Requirement.Operator.EQUALS);
            case "!=" -> comparison(key, Requirement.Operator.NOT_EQUALS);
            case ">" -> comparison(key, Requirement.Operator.GREATER_THAN);
            case "<" -> comparison(key, Requirement.Operator.LESS_THAN);
            case "in" -> set(key, Requirement.Operator.IN);
            case "notin" -> set(key, Requirement.Operator.NOT_IN);
            default -> throw wrong(next(), "one of in notin = == != > < ',' or end of selector");
        };
    }

    private Requirement comparison(String key, Requirement.Operator operator) {
        take();
        return new Requirement(key, operator, List.of(optionalWord()));
    }

    private Requirement set(String key, Requirement.Operator operator) {
        take();
        if (!next().equals("(")) {
            throw new SelectorException("unable to parse requirement: found '%s' expected: '('".formatted(next()));
        }
        take();
        List<String> values = new ArrayList<>();
        values.add(optionalWord());
        while (next().equals(",")) {
            take();
            values.add(optionalWord());
        }
        if (!next().equals(")")) {
            throw wrong(next(), "')'");
        }
        take();
        return new Requirement(key, operator, values);
    }

    private String word(String expected) {
        String token = next();
        if (token.isEmpty() || isSpecial(token.charAt(0))) {
            throw wrong(token, expected);
        }
        take();
        return token;
    }

    // Values may be empty: `a=`, `a in (,b)`.
    private String optionalWord() {
        String token = next();
        if (token.isEmpty() || token.equals(",") || token.equals(")")) {
            return "";
        }
        return word("a label value");
    }

    private void take() {
        skipSpace();
        at += next().length();
    }

    /** The token at the cursor; empty at the end. */
    private String next() {
        skipSpace();
        if (at >= text.length()) {
            return "";
        }
        if (isSpecial(text.charAt(at))) {
            boolean two = text.startsWith("==", at) || text.startsWith("!=", at);
            return text.substring(at, at + (two ? 2 : 1));
        }
        int end = at;
        while (end < text.length() && !isSpecial(text.charAt(end)) && !isSpace(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isSpecial(char c) {
        return "=!(),<>".indexOf(c) >= 0;
    }

    private SelectorException wrong(String found, String expected) {
        return new SelectorException(
                "unable to parse requirement: found '%s', expected: %s".formatted(found, expected));
    }
}
