/// Breaks what Linebeat stands on (its process, its power, its disk), and counts what was lost. An [Ordeal] is one way
/// to break it; a [Judge] looks at what is left.
@NullMarked
package io.linebeat.torture;

import org.jspecify.annotations.NullMarked;
