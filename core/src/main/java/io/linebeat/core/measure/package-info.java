/// Exact quantities: spans of time in whole microseconds, and ratios that keep both their parts.
@NullMarked
package io.linebeat.core.measure;

import org.jspecify.annotations.NullMarked;
