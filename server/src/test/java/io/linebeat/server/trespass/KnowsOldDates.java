package io.linebeat.server.trespass;

import java.util.Date;

/// For the rule that time is java.time.
@SuppressWarnings("JavaUtilDate")
class KnowsOldDates {
    long epoch(Date date) {
        return date.getTime();
    }
}
