package io.linebeat.server.trespass.two;

import io.linebeat.server.trespass.one.One;

/// For the rule against cycles, with its other half.
public class Two {
    One one;
}
