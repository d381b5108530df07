/// What keeps the server running and watched: demo data, verification, metrics, request ids, problems.
@NullMarked
package io.linebeat.server.operations;

import org.jspecify.annotations.NullMarked;
