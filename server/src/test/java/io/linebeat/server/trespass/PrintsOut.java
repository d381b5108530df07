package io.linebeat.server.trespass;

/// For the rule that only commands speak to a terminal.
class PrintsOut {
    void print() {
        System.out.println();
    }
}
