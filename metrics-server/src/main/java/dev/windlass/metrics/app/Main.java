package dev.windlass.metrics.app;

import dev.windlass.metrics.flag.ArgumentReader;
import dev.windlass.metrics.flag.CommandLine;
import dev.windlass.metrics.flag.HelpPage;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Takes the peer's flags and starts the service. */
@QuarkusMain
public final class Main {
    /** What the peer ends with when a flag is wrong. */
    static final int REFUSED = 1;

    Main() {}

    public static void main(String... arguments) {
        switch (ArgumentReader.read(List.of(arguments))) {
            case CommandLine.Help _ -> System.out.print(HelpPage.text());
            case CommandLine.Version _ -> System.out.println("windlass metrics-server " + BuildVersion.read());
            case CommandLine.Refused refused -> {
                System.err.println(refused.line());
                System.exit(REFUSED);
            }
            case CommandLine.Run run -> {
                FlagSettings.remember(run.flags());
                Quarkus.run(arguments);
            }
        }
    }
}
