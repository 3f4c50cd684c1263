package dev.windlass.metrics.kubelet.parse;

import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer on {@code /metrics/cadvisor}, text format 0.0.4. The page of a full node has megabytes of which a tenth is wanted,
 * so the lines of other families are looked at for their name only. A wanted line that is not of the format spoils the whole
 * answer. Safe for use by any thread.
 */
public final class CadvisorDecoder {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private CadvisorDecoder() {}

    /**
     * Reads {@code text[0, length)}.
     *
     * @param requestedAtMillis when the request was sent, milliseconds since the epoch; the time of samples without one
     */
    public static SignalsDecoded decode(byte[] text, int length, long requestedAtMillis) {
        Answer answer = new Answer(text, length, requestedAtMillis * NANOS_PER_MILLI);
        try {
            return new SignalsDecoded.Signals(answer.read());
        } catch (MalformedText malformed) {
            return new SignalsDecoded.Malformed("line " + malformed.line(text), malformed.reason());
        }
    }

    /** One pass over one answer. */
    private static final class Answer {
        private final byte[] text;
        private final int length;
        private final long requestedAtNanos;
        private final SignalsBuilder builder = new SignalsBuilder();
        private final CadvisorSlots slots;
        private final LineTail tail = new LineTail();
        /** The name that the last line bore, and what is read from it. */
        private int lastFrom;

        private int lastTo;
        private @Nullable CadvisorFamily last;

        Answer(byte[] text, int length, long requestedAtNanos) {
            this.text = text;
            this.length = length;
            this.requestedAtNanos = requestedAtNanos;
            this.slots = new CadvisorSlots(text, length, builder);
        }

        NodeSignals read() {
            int at = 0;
            while (at < length) {
                at = Blank.skip(text, at, length);
                if (at < length && text[at] != '\n') {
                    at = text[at] == '#' ? Token.endOfLine(text, at, length) : sample(at);
                }
                at++;
            }
            return builder.build();
        }

        /** Reads a sample line and returns the offset of its line break. */
        private int sample(int from) {
            int nameEnd = Token.nameEnd(text, from, length);
            CadvisorFamily family = family(from, nameEnd);
            if (family == null) {
                return Token.endOfLine(text, nameEnd, length);
            }
            int at = Blank.skip(text, nameEnd, length);
            if (at == length || text[at] != '{') {
                throw new MalformedText(from, "a container series without labels");
            }
            int slot = slots.slot(at);
            at = tail.read(text, from, Blank.skip(text, slots.blockEnd(), length), length, requestedAtNanos);
            if (slot != CadvisorSlots.NO_ENTITY) {
                put(slot, family.signal());
            }
            return at;
        }

        private void put(int slot, Signal signal) {
            builder.put(slot, signal, tail.value(), tail.timestampNanos() / NANOS_PER_MILLI);
        }

        private @Nullable CadvisorFamily family(int from, int to) {
            if (!Arrays.equals(text, lastFrom, lastTo, text, from, to)) {
                last = CadvisorFamily.of(text, from, to);
                lastFrom = from;
                lastTo = to;
            }
            return last;
        }
    }
}
