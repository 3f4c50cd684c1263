package dev.windlass.metrics.flag;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads arguments by the rules of the peer's flag library, which are those of GNU: everything up to a lone {@code --} may be a flag. */
public final class ArgumentReader {
    private static final String END = "--";
    private static final String SEE_HELP = " (--help lists all flags)";

    private final Deque<String> rest;
    private final GivenFlags.Collector given = new GivenFlags.Collector();

    private ArgumentReader(List<String> arguments) {
        this.rest = new ArrayDeque<>(arguments);
    }

    public static CommandLine read(List<String> arguments) {
        try {
            GivenFlags flags = new ArgumentReader(arguments).all();
            if (flags.asksFor(Effect.Help.class)) {
                return new CommandLine.Help();
            }
            return flags.asksFor(Effect.Version.class) ? new CommandLine.Version() : new CommandLine.Run(flags);
        } catch (RefusedArgumentException e) {
            return new CommandLine.Refused(e.line);
        }
    }

    private GivenFlags all() {
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            if (argument.equals(END)) {
                rest.forEach(given::operand);
                rest.clear();
            } else if (argument.startsWith("--")) {
                named(argument.substring(2));
            } else if (argument.startsWith("-") && argument.length() > 1) {
                letters(argument.substring(1));
            } else {
                given.operand(argument);
            }
        }
        return given.done();
    }

    /** {@code name=value}, {@code name value}, or {@code name} of what is true or false. */
    private void named(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.isEmpty() || name.startsWith("-")) {
            throw refused("--" + text + " is no flag: write --name or --name=value" + SEE_HELP);
        }
        Flag flag = Flags.named(name).orElseThrow(() -> unknown("--" + name, name));
        add(flag, "--" + name, equals < 0 ? implied(flag, "--" + name) : text.substring(equals + 1));
    }

    /** {@code v=2}, {@code v2}, {@code v 2}; letters that need no value may stand in front of one that does. */
    private void letters(String text) {
        String left = text;
        while (!left.isEmpty()) {
            char letter = left.charAt(0);
            String typed = "-" + letter;
            Flag flag = Flags.shorthand(letter).orElseThrow(() -> unknownLetter(text));
            String after = left.substring(1);
            left = "";
            if (after.startsWith("=") && after.length() > 1) {
                add(flag, typed, after.substring(1));
            } else if (flag.kind() == Kind.BOOL) {
                add(flag, typed, "true");
                left = after;
            } else {
                add(flag, typed, after.isEmpty() ? implied(flag, typed) : after);
            }
        }
    }

    /** The value of a flag that has none attached. */
    private String implied(Flag flag, String typed) {
        if (flag.kind() == Kind.BOOL) {
            return "true";
        }
        if (rest.isEmpty()) {
            throw refused("%s needs a value: write %s=<%s>"
                    .formatted(typed, flag.typed(), flag.kind().label()));
        }
        return rest.pop();
    }

    private void add(Flag flag, String typed, String text) {
        try {
            given.flag(flag, text);
        } catch (IllegalArgumentException e) {
            throw refused(typed + ": " + e.getMessage());
        }
    }

    private static RefusedArgumentException unknown(String typed, String name) {
        Optional<Flag> nearest = Flags.nearest(name);
        return refused("unknown flag " + typed
                + nearest.map(flag -> ": did you mean " + flag.typed() + "?").orElse("") + SEE_HELP);
    }

    private static RefusedArgumentException unknownLetter(String text) {
        String name = text.replaceFirst("=.*", "");
        Optional<Flag> meant = name.length() > 1 ? Flags.nearest(name) : Optional.empty();
        return refused("unknown flag -" + name
                + meant.map(flag -> ": names of more than one letter take two dashes, " + flag.typed())
                        .orElse("")
                + SEE_HELP);
    }

    private static RefusedArgumentException refused(String line) {
        return new RefusedArgumentException(line);
    }

    /** Ends the reading at the first argument that is wrong. */
    private static final class RefusedArgumentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String line;

        private RefusedArgumentException(String line) {
            super(line, null, false, false);
            this.line = line;
        }
    }
}
