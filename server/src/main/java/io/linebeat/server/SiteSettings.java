package io.linebeat.server;

import io.linebeat.core.calendar.Rules;
import io.linebeat.wire.SettingsYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The settings that stand in the data folder.
final class SiteSettings {
    static final String FILE = "site.yaml";

    private SiteSettings() {}

    static Rules read(Path folder) throws CannotStart {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return Rules.USUAL;
        }
        try {
            return switch (SettingsYaml.read(Files.readAllBytes(file))) {
                case SettingsYaml.Read.Ok(Rules rules) -> rules;
                case SettingsYaml.Read.Bad(String rule) -> throw new CannotStart(file + ": " + rule);
            };
        } catch (IOException e) {
            throw new CannotStart("The settings " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
