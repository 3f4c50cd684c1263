package dev.windlass.testbed.load;

import dev.windlass.stream.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A broker in a process of its own; its address goes to the file {@code bootstrap} of its folder when it answers. */
public final class BrokerMain {
    static final String ADDRESS_FILE = "bootstrap";

    private BrokerMain() {}

    /** Argument: an empty folder. Runs until its process is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        EmbeddedBroker broker = EmbeddedBroker.start(folder);
        Path written = Files.writeString(folder.resolve(ADDRESS_FILE + ".new"), broker.bootstrapServers());
        Files.move(written, folder.resolve(ADDRESS_FILE), StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join();
    }
}
