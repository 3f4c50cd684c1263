package dev.windlass.state.exposition;

/** One label of a sample; the name is already a valid label name. */
public record Label(String name, String value) {}
