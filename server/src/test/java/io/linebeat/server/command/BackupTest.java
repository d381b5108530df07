package io.linebeat.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.server.ServeSettings;
import io.linebeat.server.Server;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Pattern BACKED_UP = Pattern.compile("Backed up to (\\S+), \\d+ MiB\\n");

    @TempDir
    Path temp;

    @Test
    void whatARunningServerHoldsIsBackedUpAndComesBackTheSame() throws Exception {
        Path data = temp.resolve("data");
        Path restored = temp.resolve("restored");
        String report;
        Terminal backup;
        try (Server server = Server.start(
                new ServeSettings(data, ServeSettings.LOOPBACK, 0, false, false, null, null, InstantSource.system()))) {
            report = Terminal.run("report", "--url", server.url(), "--to", "2100-01-01T00:00:00Z", "--csv")
                    .out();
            backup = Terminal.run("backup", temp.resolve("backups"), "--data", data);
        }
        assertThat(backup.code()).as(backup.err()).isZero();
        Matcher said = BACKED_UP.matcher(backup.out());
        assertThat(said.matches()).as(backup.out()).isTrue();

        Terminal restore = Terminal.run("restore", said.group(1), "--data", restored);

        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(restore.out()).isEqualTo("Restored " + said.group(1) + " to " + restored + "\n");
        assertThat(report).contains("W1");
        assertThat(Terminal.run("verify", "--data", restored).out()).startsWith("No difference: ");
        assertThat(Terminal.run("restore", said.group(1), "--data", restored).err())
                .contains("move it away");
    }

    @Test
    void whoAsksWronglyIsToldSo() {
        assertThat(Terminal.run("backup", temp, "--data", temp.resolve("none")).err())
                .contains("There is no database");
        assertThat(Terminal.run("backup", temp, "--keep", "0").err()).contains("--keep: 0 is less than 1");
        assertThat(Terminal.run("restore", temp, "--data", temp.resolve("none")).err())
                .contains("is no backup");
    }
}
