package io.linebeat.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Gives a test pages in contexts of its own, far from any plant: in New York, with a German's habits. A test in which
/// a
/// page wrote an error to the console, threw one, or asked any host but this machine, has failed.
final class Browser implements BeforeEachCallback, AfterEachCallback {
    static final int WIDE = 1440;
    static final int NARROW = 390;

    private static final List<String> NEAR = List.of("http://localhost:", "data:", "blob:");

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private @Nullable Chromium chromium;
    private Locale language = Locale.ROOT;
    private boolean mayFailToLoad;

    @Override
    public void beforeEach(ExtensionContext test) {
        chromium = test.getRoot()
                .getStore(Namespace.create(Browser.class))
                .computeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class);
        // Playwright writes its constants small by the machine's language, and Turkish makes "lıght" of LIGHT.
        language = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        complaints.clear();
        requests.clear();
        mayFailToLoad = false;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        Locale.setDefault(language);
        if (test.getExecutionException().isEmpty()) {
            assertThat(complaints).as("what pages complained of").isEmpty();
        }
    }

    Page page() {
        return page(_ -> {});
    }

    /// A page in a new context.
    Page page(Consumer<NewContextOptions> settings) {
        NewContextOptions options = new NewContextOptions()
                .setViewportSize(WIDE, 900)
                .setTimezoneId("America/New_York")
                .setLocale("de-DE");
        settings.accept(options);
        BrowserContext context = Objects.requireNonNull(chromium).browser().newContext(options);
        contexts.add(context);
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add("thrown: " + error.error()));
        context.onRequest(this::see);
        return context.newPage();
    }

    /// From now on the server may be away, or refuse what is asked on purpose.
    void mayFailToLoad() {
        mayFailToLoad = true;
    }

    /// What pages have asked for so far.
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void hear(ConsoleMessage message) {
        boolean complains = List.of("error", "warning").contains(message.type().toLowerCase(Locale.ROOT));
        if (complains && !(mayFailToLoad && message.text().startsWith("Failed to load resource"))) {
            complaints.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    private void see(Request request) {
        requests.add(request.url());
        if (NEAR.stream().noneMatch(request.url()::startsWith)) {
            complaints.add("another host was asked: " + request.url());
        }
    }
}
