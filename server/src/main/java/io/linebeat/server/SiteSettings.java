package io.linebeat.server;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.wire.SettingsYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The settings that stand in the data folder.
final class SiteSettings {
    static final String FILE = "site.yaml";

    private SiteSettings() {}

    static Rules read(Path folder) throws CannotStart {
        return read(folder, null, null);
    }

    /// A zone or a hold that is given here takes the place of the top level of the file.
    static Rules read(Path folder, @Nullable ZoneId zone, @Nullable Hold hold) throws CannotStart {
        Path file = folder.resolve(FILE);
        try {
            byte[] written = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            return switch (SettingsYaml.read(written, zone, hold)) {
                case SettingsYaml.Read.Ok(Rules rules) -> rules;
                case SettingsYaml.Read.Bad(String rule) ->
                    throw new CannotStart("The settings " + file + " cannot be used: " + rule + ".");
            };
        } catch (IOException e) {
            throw new CannotStart("The settings " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
