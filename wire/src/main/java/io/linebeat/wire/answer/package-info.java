/// What the server answers, field by field, as it stands in JSON. Durations end in `_us` (microseconds) or `_hours`;
/// instants are ISO 8601 texts.
@NullMarked
package io.linebeat.wire.answer;

import org.jspecify.annotations.NullMarked;
