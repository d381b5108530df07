package io.linebeat.bench.world;

import io.linebeat.oracle.Kind;

/// A kind as the number that databases keep of it: its rank, 0 absent, 1 idle, 2 working, 3 production.
public final class KindCode {
    private KindCode() {}

    public static int of(Kind kind) {
        return switch (kind) {
            case ABSENT -> 0;
            case IDLE -> 1;
            case WORKING -> 2;
            case PRODUCTION -> 3;
        };
    }

    public static Kind kind(int code) {
        return switch (code) {
            case 0 -> Kind.ABSENT;
            case 1 -> Kind.IDLE;
            case 2 -> Kind.WORKING;
            case 3 -> Kind.PRODUCTION;
            default -> throw new IllegalArgumentException("there is no kind " + code);
        };
    }
}
