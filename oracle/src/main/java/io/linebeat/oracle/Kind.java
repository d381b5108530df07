package io.linebeat.oracle;

/// What a fact says. The order of the constants is their rank: absent < idle < working < production.
/// All but [#PRODUCTION] are states of a worker.
public enum Kind {
    ABSENT,
    IDLE,
    WORKING,
    PRODUCTION
}
