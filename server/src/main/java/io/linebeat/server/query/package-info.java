/// What is asked over HTTP: figures, timelines, facts.
@NullMarked
package io.linebeat.server.query;

import org.jspecify.annotations.NullMarked;
