package dev.windlass.metrics.flag;

import java.util.ArrayList;
import java.util.List;

/** Collects the rows of one group. */
final class Rows {
    private final Group group;
    private final List<Flag> flags = new ArrayList<>();

    Rows(Group group) {
        this.group = group;
    }

    /** A flag that sets what our setting of this full name sets. */
    Rows sets(String name, Kind kind, String standard, String setting, String text) {
        return row(name, "", kind, standard, new Effect.Setting(setting, text));
    }

    /** A flag that is accepted and changes nothing. */
    Rows ignores(String name, Kind kind, String standard, String why) {
        return row(name, "", kind, standard, new Effect.None(why));
    }

    Rows row(String name, String shorthand, Kind kind, String standard, Effect effect) {
        flags.add(new Flag(name, shorthand, kind, standard, group, effect));
        return this;
    }

    List<Flag> list() {
        return List.copyOf(flags);
    }
}
