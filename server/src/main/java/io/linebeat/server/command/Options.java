package io.linebeat.server.command;

import io.linebeat.core.measure.Micros;
import io.linebeat.wire.HoldText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options.
final class Options {
    private Options() {}

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no time zone such as Europe/Berlin or +02:00");
        }
    }

    static Duration hold(String text) {
        return switch (HoldText.parse(text)) {
            case HoldText.Read.Lasting(long micros) -> Micros.duration(micros);
            case HoldText.Read.Unreadable(String rule) -> throw new TypeConversionException("'" + text + "' " + rule);
        };
    }
}
