package io.linebeat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.linebeat.server.RunningServer;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pictures in the documents. `-Dscreenshots.write=true` takes them anew.
@Tag("browser")
class ScreenshotTest {
    private static final Path PICTURES = Path.of("..", "docs");

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withDemoFrom(Instant.parse("2026-03-11T14:30:00Z"));

    @RegisterExtension
    final Browser browser = new Browser();

    @ParameterizedTest
    @CsvSource({"floor.png, /, LIGHT, 1440, 1340", "worker.png, /workers/W2, DARK, 1440, 900"})
    void everyPictureInTheDocumentsIsOfAPageThatThereIs(
            String name, String path, ColorScheme scheme, int width, int height) throws IOException {
        Page page = browser.page(options ->
                options.setViewportSize(width, height).setColorScheme(scheme).setLocale("en-GB"));
        Floor.open(page, SERVER, path);
        assertThat(page.locator("main svg path").nth(10)).isAttached();
        assertThat(page.locator(".mantine-Skeleton-root")).hasCount(0); // charts are there too

        byte[] taken = page.screenshot();

        if (Boolean.getBoolean("screenshots.write")) {
            Files.write(PICTURES.resolve(name), taken);
        }
        assertThat(size(taken)).isEqualTo(size(Files.readAllBytes(PICTURES.resolve(name))));
    }

    private static Dimension size(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return new Dimension(image.getWidth(), image.getHeight());
    }
}
