/// Measures a running server from outside, as its clients see it.
@NullMarked
package io.linebeat.bench;

import org.jspecify.annotations.NullMarked;
