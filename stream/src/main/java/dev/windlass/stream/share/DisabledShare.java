package dev.windlass.stream.share;

/** The share of a process that runs without Kafka: everything. */
final class DisabledShare implements GroupShare {
    @Override
    public Assignment assignment() {
        return new Assignment.Alone();
    }

    @Override
    public void close() {}
}
