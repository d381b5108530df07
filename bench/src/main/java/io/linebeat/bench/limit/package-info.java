/// What the machine itself can do, measured in the same run: every figure is read beside it.
@NullMarked
package io.linebeat.bench.limit;

import org.jspecify.annotations.NullMarked;
