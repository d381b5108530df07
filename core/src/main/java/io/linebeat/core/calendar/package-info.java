/// The site's clock: its zone, its buckets, and what was valid when.
@NullMarked
package io.linebeat.core.calendar;

import org.jspecify.annotations.NullMarked;
