/// The store in one SQLite file: one writer, group commit, readers that it never blocks.
@NullMarked
package io.linebeat.store.sqlite;

import org.jspecify.annotations.NullMarked;
