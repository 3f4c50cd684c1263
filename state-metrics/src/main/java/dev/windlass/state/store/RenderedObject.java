package dev.windlass.state.store;

/**
 * Everything the page says about one object, immutable. The labels that all its samples share are kept once; of each
 * sample only what follows them. A pod of two containers takes 2.6 kB so, of the 8.4 kB it fills on the page.
 */
public final class RenderedObject {
    private final byte[] sharedLabels;
    private final byte[] tails;
    private final int[] familyEnds;

    RenderedObject(byte[] sharedLabels, byte[] tails, int[] familyEnds) {
        this.sharedLabels = sharedLabels;
        this.tails = tails;
        this.familyEnds = familyEnds;
    }

    /** Memory the object's text takes, in bytes, without the overhead of the objects that hold it. */
    public int size() {
        return sharedLabels.length + tails.length + familyEnds.length * Integer.BYTES;
    }

    /**
     * Writes the samples of one family, each as a whole line.
     *
     * @param opening the family's name and the opening brace
     */
    void write(int family, byte[] opening, PageOutput out) {
        int start = family == 0 ? 0 : familyEnds[family - 1];
        int end = familyEnds[family];
        while (start < end) {
            int next = afterNewline(start);
            out.write(opening);
            out.write(sharedLabels);
            out.write(tails, start, next - start);
            start = next;
        }
    }

    /** A raw newline cannot be part of a label value, where it is escaped. */
    private int afterNewline(int from) {
        int at = from;
        while (tails[at] != '\n') {
            at++;
        }
        return at + 1;
    }
}
