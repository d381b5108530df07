package io.linebeat.server.command;

import io.linebeat.core.measure.Micros;
import io.linebeat.sim.Fault;
import io.linebeat.wire.HoldText;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options.
final class Options {
    private static final Set<String> SCHEMES = Set.of("http", "https");

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

    /// `none`, `all`, or names with commas between them.
    static Faults faults(String text) {
        if (text.equals("none")) {
            return new Faults(Set.of());
        }
        if (text.equals("all")) {
            return new Faults(EnumSet.allOf(Fault.class));
        }
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (String name : text.split(",", -1)) {
            faults.add(Arrays.stream(Fault.values())
                    .filter(fault -> fault.code().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + name + "' is none of " + Faults.known())));
        }
        return new Faults(faults);
    }

    /// An address such as http://localhost:8080.
    static URI server(URI url) {
        if (url.getHost() == null || !SCHEMES.contains(String.valueOf(url.getScheme()))) {
            throw new CommandFailed("--url: '" + url + "' is no address such as http://localhost:8080");
        }
        return url;
    }
}
