package io.linebeat.server.browser;

import java.io.PrintStream;

/// Prints what was measured on the way; nothing is asserted of it, for machines differ.
final class Measured {
    private Measured() {}

    static void print(String what) {
        PrintStream out = System.out;
        out.println("measured: " + what);
    }
}
