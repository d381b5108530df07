/// Figures of a window, as immutable answers.
@NullMarked
package io.linebeat.core.report;

import org.jspecify.annotations.NullMarked;
