/// The product as one process: HTTP, commands, and the wiring of the rooms.
@NullMarked
package io.linebeat.server;

import org.jspecify.annotations.NullMarked;
