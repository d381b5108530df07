/// Delimited files ⇄ facts: what a plant already has, such as the log of its machines or of its shop-floor
/// terminals.
///
/// A [Mapping] says what the columns mean, a [TableReader] reads rows, a [TableImport] makes facts of them and
/// hands them to a [Sink]. Memory is bounded whatever the length of the file.
@NullMarked
package io.linebeat.wire.table;

import org.jspecify.annotations.NullMarked;
