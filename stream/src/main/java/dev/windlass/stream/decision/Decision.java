package dev.windlass.stream.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A decision of one of the engines, carried as the data of a CloudEvent. */
public sealed interface Decision permits HorizontalDecision, ClusterDecision {
    /** Key of the record: decisions about one target stay in order. */
    String key();

    /** The time parameter of the evaluation. */
    Instant decidedAt();

    /** The decision in one sentence for a person. */
    String sentence();

    /** Everything needed to make the decision again. */
    JsonNode inputs();
}
