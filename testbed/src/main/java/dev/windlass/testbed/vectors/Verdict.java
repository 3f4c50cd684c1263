package dev.windlass.testbed.vectors;

import java.util.Objects;

/** What became of one case. */
public sealed interface Verdict {
    /** The case's own name; its line number where it has none. */
    String id();

    /** The core gives the answer that stands in the file. */
    record Passed(String id) implements Verdict {
        public Passed {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * The core gives another answer.
     *
     * @param difference what was expected and what came, short enough to read
     */
    record Failed(String id, String difference) implements Verdict {
        public Failed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(difference, "difference");
        }
    }

    /**
     * The case needs something that is not built yet.
     *
     * @param rule what is missing
     */
    record Skipped(String id, String rule) implements Verdict {
        public Skipped {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(rule, "rule");
        }
    }
}
