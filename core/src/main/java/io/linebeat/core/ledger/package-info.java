/// The fold: facts in any order become spans and tallies, kept current.
@NullMarked
package io.linebeat.core.ledger;

import org.jspecify.annotations.NullMarked;
