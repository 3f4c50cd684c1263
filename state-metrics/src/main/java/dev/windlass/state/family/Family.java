package dev.windlass.state.family;

import dev.windlass.state.exposition.FamilyHeader;
import dev.windlass.state.exposition.MetricType;
import dev.windlass.state.exposition.OwnLabels;
import dev.windlass.state.exposition.Samples;
import dev.windlass.state.exposition.Stability;

/**
 * One metric family of a kind: what its header says, which labels it adds to those of its object, and the rule from
 * an object to samples.
 *
 * @param labels the fixed labels; a family whose labels depend on the object declares none
 */
public record Family<M>(FamilyHeader header, Export export, OwnLabels labels, Rule<M> rule) {
    /** Whether a family is on the page without being asked for. */
    public enum Export {
        DEFAULT,
        OPT_IN
    }

    /** From an object to the samples of one family. It must not keep the object. */
    @FunctionalInterface
    public interface Rule<M> {
        void apply(M object, Samples samples);
    }

    public String name() {
        return header.name();
    }

    void write(M object, Samples samples) {
        samples.startFamily(labels);
        rule.apply(object, samples);
    }

    static Definition stable(String name, String help) {
        return new Definition(
                new FamilyHeader(name, help, MetricType.GAUGE, Stability.STABLE), Export.DEFAULT, OwnLabels.of());
    }

    static Definition alpha(String name, String help) {
        return new Definition(
                new FamilyHeader(name, help, MetricType.GAUGE, Stability.ALPHA), Export.DEFAULT, OwnLabels.of());
    }

    /** A family without its rule yet. */
    record Definition(FamilyHeader header, Export export, OwnLabels labels) {
        Definition counter() {
            FamilyHeader counter =
                    new FamilyHeader(header.name(), header.help(), MetricType.COUNTER, header.stability());
            return new Definition(counter, export, labels);
        }

        Definition optIn() {
            return new Definition(header, Export.OPT_IN, labels);
        }

        Definition labels(String... names) {
            return new Definition(header, export, OwnLabels.of(names));
        }

        <M> Family<M> rule(Rule<M> rule) {
            return new Family<>(header, export, labels, rule);
        }
    }
}
