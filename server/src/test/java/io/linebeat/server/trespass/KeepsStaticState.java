package io.linebeat.server.trespass;

/// For the rule that nothing static changes.
class KeepsStaticState {
    static int count;
}
