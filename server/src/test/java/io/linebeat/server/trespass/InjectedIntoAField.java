package io.linebeat.server.trespass;

import org.springframework.beans.factory.annotation.Autowired;

/// For the rule that whatever is needed is given at the start.
class InjectedIntoAField {
    @Autowired
    String text;
}
