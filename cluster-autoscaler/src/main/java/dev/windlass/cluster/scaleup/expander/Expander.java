package dev.windlass.cluster.scaleup.expander;

import dev.windlass.cluster.scaleup.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A chain of strategies: each keeps the options that are best by its measure, and a draw decides between the last. */
public final class Expander {
    private static final Map<String, Strategy> STRATEGIES = strategies();
    private static final List<String> LATER = List.of("price", "priority", "grpc");
    private static final double TIE = 1e-9;

    private final List<Strategy> chain;

    private Expander(List<Strategy> chain) {
        this.chain = chain;
    }

    /**
     * An option with its rank.
     *
     * @param score by the first strategy of the chain; the lowest is the best
     */
    public record Ranked(Option option, double score) {}

    /** Strategies by the names of the flag {@code --expander}, in order. */
    public static Expander chain(List<String> names) {
        List<Strategy> chain = new ArrayList<>();
        for (String name : names) {
            Strategy strategy = STRATEGIES.get(name);
            if (strategy == null) {
                String why = LATER.contains(name) ? "is not built yet" : "is unknown";
                throw new IllegalArgumentException(
                        "expander \"" + name + "\" " + why + "; choose from " + String.join(", ", STRATEGIES.keySet()));
            }
            chain.add(strategy);
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "at least one expander is needed; choose from " + String.join(", ", STRATEGIES.keySet()));
        }
        return new Expander(chain);
    }

    /** The option to take; empty when there is none. */
    public Optional<Option> choose(List<Option> options, RandomGenerator draw) {
        List<Option> kept = options;
        for (Strategy strategy : chain) {
            kept = best(strategy, kept);
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(draw.nextInt(kept.size())));
    }

    /** All options, best first, for the decision record. */
    public List<Ranked> rank(List<Option> options) {
        Strategy first = chain.getFirst();
        return options.stream()
                .map(option -> new Ranked(option, first.score(option)))
                .sorted(Comparator.comparingDouble(Ranked::score))
                .toList();
    }

    private static List<Option> best(Strategy strategy, List<Option> options) {
        double lowest = options.stream().mapToDouble(strategy::score).min().orElse(0);
        return options.stream()
                .filter(option -> strategy.score(option) <= lowest + TIE)
                .toList();
    }

    private static Map<String, Strategy> strategies() {
        Map<String, Strategy> byName = new LinkedHashMap<>();
        byName.put("least-waste", new LeastWaste());
        byName.put("most-pods", new MostPods());
        byName.put("least-nodes", new LeastNodes());
        byName.put("random", new AnyOption());
        return byName;
    }
}
