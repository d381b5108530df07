/// What comes in over HTTP: events, registrations; and what was refused.
@NullMarked
package io.linebeat.server.intake;

import org.jspecify.annotations.NullMarked;
