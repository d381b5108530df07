/// The seeded plant that every system is given: its facts, and the order in which they arrive.
@NullMarked
package io.linebeat.bench.world;

import org.jspecify.annotations.NullMarked;
