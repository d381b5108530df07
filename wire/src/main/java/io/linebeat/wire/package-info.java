/// Bytes to facts, registrations and settings: the formats, the limits, and the reasons for refusal. This
/// room, with its answers, is the only one that knows JSON, CSV and YAML.
@NullMarked
package io.linebeat.wire;

import org.jspecify.annotations.NullMarked;
