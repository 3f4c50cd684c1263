package dev.windlass.metrics.flag;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Messages about settings, in the words of whoever typed flags. */
public final class Wording {
    private static final Map<String, Flag> BY_SETTING = bySetting();
    /** Whole names only: {@code node-selector} is a part of {@code fine-node-selector} and something else. */
    private static final Pattern NAMES = Pattern.compile("(?<![\\w.-])(?:"
            + BY_SETTING.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![\\w-])");

    private final GivenFlags given;

    public Wording(GivenFlags given) {
        this.given = given;
    }

    /**
     * The message with the name of a flag in place of the setting it has set, and beside that of one it could have set. Without flags
     * the message as it is.
     */
    public String of(String message) {
        return given.isEmpty() ? message : NAMES.matcher(message).replaceAll(this::worded);
    }

    private String worded(MatchResult name) {
        Flag flag = BY_SETTING.get(name.group());
        String words = flag == null
                ? name.group()
                : given.values().containsKey(flag)
                        ? flag.typed()
                        : name.group().startsWith("windlass.")
                                ? name.group() + " (" + flag.typed() + ")"
                                : name.group();
        return Matcher.quoteReplacement(words);
    }

    /** By full names, and by the last part where that is no common word. */
    private static Map<String, Flag> bySetting() {
        Map<String, Flag> names = new HashMap<>();
        for (Flag flag : Flags.ALL) {
            if (flag.effect() instanceof Effect.Setting effect) {
                names.put(effect.setting(), flag);
                String last = effect.setting().substring(effect.setting().lastIndexOf('.') + 1);
                if (last.contains("-")) {
                    names.put(last, flag);
                }
            }
        }
        return names;
    }
}
