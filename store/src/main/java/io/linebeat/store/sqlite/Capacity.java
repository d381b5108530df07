package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Ledger;

/// How much the archive lets gather.
///
/// @param factsOfPage the most facts of a page
/// @param factsOfLog facts that the log may hold before pages are kept; twice as many at most
/// @param unkeptBytes what pages that are not kept may take in memory
record Capacity(int factsOfPage, int factsOfLog, long unkeptBytes) {
    static final Capacity USUAL =
            new Capacity(Ledger.MAX_FACTS, 262_144, Runtime.getRuntime().maxMemory() / 3);
}
