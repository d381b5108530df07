/// Benchmarks within the JVM: `./linebeat bench jmh [PATTERN]`.
@NullMarked
package io.linebeat.bench.jmh;

import org.jspecify.annotations.NullMarked;
