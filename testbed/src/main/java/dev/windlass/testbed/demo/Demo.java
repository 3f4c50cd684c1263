package dev.windlass.testbed.demo;

import dev.windlass.testbed.demo.DemoOptions.Consent;
import dev.windlass.testbed.demo.DemoOptions.Ending;
import dev.windlass.testbed.demo.DemoOptions.Place;
import dev.windlass.testbed.process.ProjectRoot;
import dev.windlass.testbed.stage.Part;
import dev.windlass.testbed.stage.Stage;
import dev.windlass.testbed.stage.StageSettings;
import dev.windlass.testbed.wait.NotSeenError;
import io.kubernetes.client.openapi.ApiException;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code make demo}: sets the stage, plays the story, prints the summary. */
public final class Demo {
    private static final int DID_NOT_HAPPEN = 1;
    private static final int USAGE = 2;
    private static final Duration BETWEEN_TIDES = Duration.ofSeconds(20);

    private final Narrator narrator;
    private final DemoOptions options;

    private Demo(Narrator narrator, DemoOptions options) {
        this.narrator = narrator;
        this.options = options;
    }

    /** Entry point; see {@link DemoOptions#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        DemoOptions options;
        try {
            options = DemoOptions.parse(List.of(arguments), System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.exit(new Demo(new Narrator(System.out, InstantSource.system()), options).run());
    }

    private int run() throws IOException, InterruptedException, ApiException {
        Path directory = Files.createDirectories(ProjectRoot.find().resolve("testbed/target/demo"));
        Path run = Files.createTempDirectory(directory, "run-");
        narrator.line("Windlass demo; logs and data in " + run);
        StageSettings settings = StageSettings.in(run).telling(what -> narrator.says("stage", what));
        switch (options.place()) {
            case Place.OwnCluster _ -> {}
            case Place.GivenCluster(Path kubeconfig, Consent consent) -> {
                if (!agreed(kubeconfig, consent)) {
                    narrator.line("nothing was changed");
                    return USAGE;
                }
                settings = settings.on(kubeconfig);
            }
        }
        try (Stage stage = Stage.set(settings)) {
            // Ctrl-C ends the JVM from outside this block; what it started must still go.
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "end the demo"));
            addresses(stage);
            return play(stage);
        } catch (NotSeenError e) {
            narrator.line("did not happen: " + e.getMessage());
            narrator.line("logs: " + run);
            return DID_NOT_HAPPEN;
        }
    }

    private boolean agreed(Path kubeconfig, Consent consent) {
        return switch (consent) {
            case GIVEN -> true;
            case ASK -> {
                narrator.line("On the cluster of " + kubeconfig + " this creates, and at the end deletes again:");
                narrator.line(
                        "  namespaces shop and windlass-testbed, nodes base-1, base-2 and those of two node groups,");
                narrator.line("  the CRD workloadautoscalers.autoscaling.windlass.dev (left as it is if it is there),");
                narrator.line("  APIServices of metrics.k8s.io and custom.metrics.k8s.io (REPLACED if there are any),");
                narrator.line(
                        "  ConfigMaps kwok-provider-config, kwok-provider-templates and cluster-autoscaler-status in kube-system.");
                Console console = System.console();
                String answer = console == null ? "" : console.readLine("Type yes to go on: ");
                yield "yes".equals(answer);
            }
        };
    }

    private int play(Stage stage) throws ApiException, InterruptedException {
        ClusterGlance glance = new ClusterGlance(stage.cluster().client());
        try (DecisionRecorder decisions = new DecisionRecorder(stage.stream(), narrator);
                Peak peak = new Peak(glance, narrator)) {
            Story story = new Story(glance, decisions, stage.workload(), narrator, InstantSource.system());
            int nodesBefore = story.calm();
            Story.Rise rise = story.rise(nodesBefore);
            story.fall(nodesBefore);
            Summary summary = new Summary(
                    rise.toDecision(),
                    rise.toNodes(),
                    rise.toReady(),
                    story.counts(),
                    peak.pods(),
                    peak.nodes(),
                    glance.workload().ready(),
                    glance.nodes().size(),
                    resident(stage));
            summary.lines().forEach(narrator::line);
            if (options.ending() == Ending.STAY) {
                stay(story, nodesBefore);
            }
            return 0;
        }
    }

    /** The tide goes on, so that there is something to look at, until Ctrl-C. */
    private void stay(Story story, int nodesBefore) throws InterruptedException {
        narrator.line("The story goes on, rush and calm in turn, until Ctrl-C.");
        while (true) {
            Thread.sleep(BETWEEN_TIDES);
            story.rise(nodesBefore);
            Thread.sleep(BETWEEN_TIDES);
            story.fall(nodesBefore);
        }
    }

    private void addresses(Stage stage) {
        narrator.line("");
        narrator.line("  console        " + stage.service(Part.CONSOLE).http());
        narrator.line(
                "  object state   " + stage.service(Part.STATE_METRICS).http().resolve("/metrics"));
        narrator.line("  prometheus     " + stage.prometheus().address());
        narrator.line(
                "  self-metrics   " + stage.service(Part.AUTOSCALER).http().resolve("/q/metrics"));
        narrator.line(
                "  kubectl        export KUBECONFIG=" + stage.cluster().adminKubeconfig() + "; kubectl top pods -A");
        narrator.line("");
    }

    private static Map<String, Long> resident(Stage stage) {
        Map<String, Long> mebibytes = new TreeMap<>();
        for (Part part : Part.values()) {
            mebibytes.put(part.module(), stage.service(part).residentBytes() >> 20);
        }
        return mebibytes;
    }
}
