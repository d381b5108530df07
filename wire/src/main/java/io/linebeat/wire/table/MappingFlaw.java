package io.linebeat.wire.table;

/// What is wrong with a mapping; it never leaves this room.
final class MappingFlaw extends Exception {
    private static final long serialVersionUID = 1;

    private final String pointer;
    private final String rule;

    MappingFlaw(String pointer, String rule) {
        super(rule, null, false, false);
        this.pointer = pointer;
        this.rule = rule;
    }

    String sentence() {
        return (pointer.isEmpty() ? "the mapping: " : "the mapping, at " + pointer + ": ") + rule + ".";
    }
}
