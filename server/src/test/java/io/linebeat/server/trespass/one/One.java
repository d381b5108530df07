package io.linebeat.server.trespass.one;

import io.linebeat.server.trespass.two.Two;

/// For the rule against cycles, with its other half.
public class One {
    Two two;
}
