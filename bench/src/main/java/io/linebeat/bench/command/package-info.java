/// `./linebeat bench` and what it can be told to do.
@NullMarked
package io.linebeat.bench.command;

import org.jspecify.annotations.NullMarked;
