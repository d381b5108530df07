package io.linebeat.server.trespass;

import java.time.ZoneId;

/// For the rule that no zone is taken from the machine.
class TrustsTheMachinesZone {
    ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
