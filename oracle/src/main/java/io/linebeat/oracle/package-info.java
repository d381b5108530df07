/// The law a second time, brutally simple. It shares nothing with `core`, so that a mistake in one shows in the other.
@NullMarked
package io.linebeat.oracle;

import org.jspecify.annotations.NullMarked;
