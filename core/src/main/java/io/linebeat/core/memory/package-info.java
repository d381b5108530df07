/// A whole ledger in memory, reports included.
@NullMarked
package io.linebeat.core.memory;

import org.jspecify.annotations.NullMarked;
