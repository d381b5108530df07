/// What is shown while it happens: boards that follow the store, and streams of them.
@NullMarked
package io.linebeat.server.live;

import org.jspecify.annotations.NullMarked;
