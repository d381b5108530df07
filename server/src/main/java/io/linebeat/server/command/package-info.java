/// The commands of `./linebeat`.
@NullMarked
package io.linebeat.server.command;

import org.jspecify.annotations.NullMarked;
