/// Has this commit become slower than its parent?
@NullMarked
package io.linebeat.bench.guard;

import org.jspecify.annotations.NullMarked;
