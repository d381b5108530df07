/// The systems that are measured side by side: Linebeat, and what a user would pick instead.
@NullMarked
package io.linebeat.bench.contest;

import org.jspecify.annotations.NullMarked;
