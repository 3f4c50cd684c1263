package dev.windlass.autoscaler.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.autoscaler.horizontal.object.SpecDefaults;

/** Makes a recorded decision again. */
public final class Replay {
    private Replay() {}

    /** The evaluation of a record's inputs: the same answer, bit for bit. */
    public static Evaluation again(JsonNode inputs) {
        return DecisionMaker.evaluate(InputsCodec.read(inputs));
    }

    /**
     * The history that stood after a recorded evaluation, for one who takes over from there. The recommendation that was made while
     * nobody watched is not known: the next evaluation has to add the present size if the newest one is not recent.
     */
    public static History historyAfter(JsonNode inputs) {
        return switch (again(inputs)) {
            case Evaluation.Settled settled -> settled.conclusion().history();
            case Evaluation.Rescale rescale ->
                InputsCodec.readWrite(inputs)
                        .map(rescale::after)
                        .orElse(rescale.draft())
                        .history();
        };
    }

    /**
     * What another spec would have made of the same moment. Its metrics must be those of the record, in the same order, for no other
     * readings exist.
     *
     * @throws IllegalArgumentException when the number of metrics differs
     */
    public static Evaluation with(JsonNode inputs, HorizontalSpec spec) {
        Observation recorded = InputsCodec.read(inputs);
        Autoscaler then = recorded.autoscaler();
        Autoscaler now = new Autoscaler(
                then.kind(),
                then.namespace(),
                then.name(),
                then.uid(),
                then.generation(),
                SpecDefaults.applyTo(spec),
                then.status());
        return DecisionMaker.evaluate(new Observation(
                now,
                recorded.scale(),
                recorded.pods(),
                recorded.rivals(),
                recorded.readings(),
                recorded.history(),
                recorded.settings(),
                recorded.now()));
    }
}
