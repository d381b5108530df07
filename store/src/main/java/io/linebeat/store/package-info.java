/// Where facts are kept, durably, with the runs and tallies that follow from them. [Store] is the port; how the rows
/// look is this room's own secret.
@NullMarked
package io.linebeat.store;

import org.jspecify.annotations.NullMarked;
