package dev.windlass.state.exposition;

import java.util.List;

/**
 * Where a family's rule puts the samples of one object. What is written is the end of each line only, from after the
 * labels every sample of the object shares: {@code ,phase="Running"} 1} and a newline. A page puts the family's name
 * and the shared labels before it, so that they are kept once per object and not once per line.
 */
public final class Samples {
    private static final byte[] END = {'"'};
    private final TextBuffer tails;
    private OwnLabels labels = OwnLabels.of();

    public Samples(TextBuffer tails) {
        this.tails = tails;
    }

    /** Samples from now on belong to a family with these labels. */
    public void startFamily(OwnLabels familyLabels) {
        labels = familyLabels;
    }

    /** A sample with the object's labels only. */
    public void add(double value) {
        close(value);
    }

    /** A sample with the object's labels only, valued 1 when the condition holds, else 0. */
    public void add(boolean condition) {
        close(condition ? 1 : 0);
    }

    /** A sample with a value for each label the family declares, in that order. */
    public void add(double value, String... labelValues) {
        if (labelValues.length != labels.count()) {
            throw new IllegalArgumentException(
                    "the family declares " + labels.names() + " but got " + labelValues.length + " values");
        }
        for (int i = 0; i < labelValues.length; i++) {
            tails.raw(labels.opening(i));
            Escaping.labelValue(tails, labelValues[i]);
            tails.raw(END);
        }
        close(value);
    }

    /** A sample whose labels depend on the object: {@code kube_pod_labels} and its like. */
    public void addLabelled(double value, List<Label> dynamicLabels) {
        for (Label label : dynamicLabels) {
            tails.ascii(',').text(label.name()).text("=\"");
            Escaping.labelValue(tails, label.value());
            tails.raw(END);
        }
        close(value);
    }

    private void close(double value) {
        tails.text("} ");
        SampleValue.write(tails, value);
        tails.ascii('\n');
    }

    /** The labels every sample of an object shares, without braces: {@code namespace="a",pod="b"}. */
    public static byte[] sharedLabels(List<Label> objectLabels) {
        TextBuffer shared = new TextBuffer(64 * objectLabels.size());
        for (Label label : objectLabels) {
            if (shared.length() > 0) {
                shared.ascii(',');
            }
            shared.text(label.name()).text("=\"");
            Escaping.labelValue(shared, label.value());
            shared.raw(END);
        }
        return shared.toBytes();
    }
}
