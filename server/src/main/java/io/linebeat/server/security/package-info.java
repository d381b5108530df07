/// Who may speak to this server.
@NullMarked
package io.linebeat.server.security;

import org.jspecify.annotations.NullMarked;
