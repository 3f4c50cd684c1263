package dev.windlass.testbed.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the demo was asked for. */
record DemoOptions(Ending ending, Place place) {
    static final String USAGE = """
            usage: make demo [ARGS="--once"] [CLUSTER=existing]
              --once              play the story to its end, print a summary, exit 0 only when every step was seen
              --cluster=existing  use the cluster of KUBECONFIG instead of starting one; asks before it changes anything there
              --yes               with --cluster=existing: do not ask
            """;

    /** What comes after the story. */
    enum Ending {
        /** Stay, with the load going up and down, until Ctrl-C. */
        STAY,
        /** Print the summary and leave. */
        LEAVE
    }

    /** Where the story is played. */
    sealed interface Place {
        /** On a control plane of the demo's own. */
        record OwnCluster() implements Place {}

        /** On a cluster that is there already. */
        record GivenCluster(Path kubeconfig, Consent consent) implements Place {}
    }

    /** Whether the user has agreed to changes in the given cluster. */
    enum Consent {
        ASK,
        GIVEN
    }

    static DemoOptions parse(List<String> arguments, Map<String, String> environment) {
        Ending ending = Ending.STAY;
        Consent consent = Consent.ASK;
        boolean existing = false;
        for (String argument : arguments) {
            switch (argument) {
                case "--once" -> ending = Ending.LEAVE;
                case "--cluster=existing" -> existing = true;
                case "--yes" -> consent = Consent.GIVEN;
                default -> throw new IllegalArgumentException("unknown argument " + argument + "\n" + USAGE);
            }
        }
        return new DemoOptions(
                ending, existing ? new Place.GivenCluster(kubeconfig(environment), consent) : new Place.OwnCluster());
    }

    private static Path kubeconfig(Map<String, String> environment) {
        String given = environment.get("KUBECONFIG");
        if (given == null || given.isBlank()) {
            throw new IllegalArgumentException(
                    "CLUSTER=existing needs KUBECONFIG: export the path of the cluster's kubeconfig first");
        }
        return Path.of(given);
    }
}
