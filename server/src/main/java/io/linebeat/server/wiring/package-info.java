/// The one place where the rooms are put together.
@NullMarked
package io.linebeat.server.wiring;

import org.jspecify.annotations.NullMarked;
