package dev.windlass.state.exposition;

/** Escaping of the text formats: backslash and newline everywhere, the double quote in label values only. */
final class Escaping {
    private Escaping() {}

    static void labelValue(TextBuffer out, String value) {
        if (!needsEscape(value)) {
            out.text(value);
            return;
        }
        out.text(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\""));
    }

    static void help(TextBuffer out, String help) {
        out.text(help.replace("\\", "\\\\").replace("\n", "\\n"));
    }

    private static boolean needsEscape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '\n' || c == '"') {
                return true;
            }
        }
        return false;
    }
}
