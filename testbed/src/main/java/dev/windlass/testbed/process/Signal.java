package dev.windlass.testbed.process;

/** The signals the supervisor passes on, by the names it knows them by. */
public enum Signal {
    TERM,
    KILL,
    /** Freezes the program: its sockets stay open and nothing answers, as with a machine that hangs. */
    STOP,
    CONT,
    HUP
}
