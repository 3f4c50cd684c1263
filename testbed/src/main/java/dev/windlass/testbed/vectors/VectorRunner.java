package dev.windlass.testbed.vectors;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code make vectors DIR=<folder>}: runs every suite over the files below the folder, wherever a sub-folder bears the suite's name.
 * Exit status 0 when nothing failed, 1 when something did, 2 when there was nothing to run.
 */
public final class VectorRunner {
    private final Map<String, VectorSuite> suites;
    private final PrintStream out;

    VectorRunner(Iterable<VectorSuite> suites, PrintStream out) {
        this.suites = new TreeMap<>();
        suites.forEach(suite -> this.suites.put(suite.folder(), suite));
        this.out = out;
    }

    /** Entry point; the one argument is the folder. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println(
                    "usage: make vectors DIR=<folder with hpa/, scheduling/, state-metrics/, metrics-server/ …>");
            System.exit(2);
        }
        Totals totals = new VectorRunner(ServiceLoader.load(VectorSuite.class), System.out).run(Path.of(arguments[0]));
        if (totals.cases() == 0) {
            System.err.println("no vectors found below " + arguments[0]);
            System.exit(2);
        }
        System.exit(totals.failed() == 0 ? 0 : 1);
    }

    Totals run(Path root) throws IOException {
        Totals all = Totals.NONE;
        Map<String, Totals> folders = new TreeMap<>();
        for (Path file : files(root)) {
            VectorSuite suite = suites.get(folderName(file));
            if (suite == null) {
                continue;
            }
            List<Verdict> verdicts = suite.run(file);
            if (verdicts.isEmpty()) {
                continue;
            }
            Totals totals = Totals.of(verdicts);
            verdicts.forEach(verdict -> print(file, verdict));
            out.println(root.relativize(file) + ": " + totals + skippedRules(verdicts));
            all = all.plus(totals);
            folders.merge(suite.folder(), totals, Totals::plus);
        }
        folders.forEach((folder, totals) -> out.println(folder + "/: " + totals));
        out.println(all);
        return all;
    }

    private static String folderName(Path file) {
        Path folder = Objects.requireNonNull(file.getParent(), "a file lies in a folder");
        return Objects.requireNonNull(folder.getFileName(), "the folder has a name")
                .toString();
    }

    private void print(Path file, Verdict verdict) {
        switch (verdict) {
            case Verdict.Failed(String id, String difference) ->
                out.println("FAILED " + file.getFileName() + " " + id + ": " + difference);
            case Verdict.Passed _, Verdict.Skipped _ -> {}
        }
    }

    private static String skippedRules(List<Verdict> verdicts) {
        Map<String, Long> rules = verdicts.stream()
                .filter(Verdict.Skipped.class::isInstance)
                .map(Verdict.Skipped.class::cast)
                .collect(Collectors.groupingBy(Verdict.Skipped::rule, TreeMap::new, Collectors.counting()));
        return rules.isEmpty()
                ? ""
                : rules.entrySet().stream()
                        .map(rule -> rule.getKey() + " (" + rule.getValue() + ")")
                        .collect(Collectors.joining(", ", " - not built yet: ", ""));
    }

    private List<Path> files(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".json") || file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /** Counts of verdicts; prints as the closing line that build tools read. */
    record Totals(long passed, long failed, long skipped) {
        static final Totals NONE = new Totals(0, 0, 0);

        static Totals of(List<Verdict> verdicts) {
            return verdicts.stream().map(Totals::of).reduce(NONE, Totals::plus);
        }

        private static Totals of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Passed _ -> new Totals(1, 0, 0);
                case Verdict.Failed _ -> new Totals(0, 1, 0);
                case Verdict.Skipped _ -> new Totals(0, 0, 1);
            };
        }

        Totals plus(Totals other) {
            return new Totals(passed + other.passed, failed + other.failed, skipped + other.skipped);
        }

        long cases() {
            return passed + failed + skipped;
        }

        @Override
        public String toString() {
            return passed + " passed, " + failed + " failed, " + skipped + " skipped";
        }
    }
}
