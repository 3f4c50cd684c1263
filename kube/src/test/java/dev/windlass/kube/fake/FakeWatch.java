package dev.windlass.kube.fake;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What an open watch is told to do beside its events. */
final class FakeWatch {
    sealed interface Command {
        record End() implements Command {}

        record BreakOff() implements Command {}

        record Bookmark() implements Command {}

        record Error(int code, String reason) implements Command {}
    }

    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();

    BlockingQueue<Command> commands() {
        return commands;
    }

    void end() {
        commands.add(new Command.End());
    }

    void breakOff() {
        commands.add(new Command.BreakOff());
    }

    void bookmark() {
        commands.add(new Command.Bookmark());
    }

    void error(int code, String reason) {
        commands.add(new Command.Error(code, reason));
    }
}
