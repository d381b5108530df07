package io.linebeat.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Deque's rules for WCAG 2.2 AA and good practice, from the dashboard's own packages.
final class Axe {
    private static final Path SCRIPT = Path.of("..", "web", "node_modules", "axe-core", "axe.min.js");

    private Axe() {}

    static void assertThatNothingIsInTheWay(Page page, String what) throws IOException {
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(Files.readString(SCRIPT));
        }
        Object found = page.evaluate("""
                async () => {
                    // Until what was just set is drawn.
                    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                    const { violations } = await axe.run(document, {
                        runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
                    return violations.flatMap(each => each.nodes.map(node =>
                        `${each.id}: ${node.target} ${node.html.slice(0, 160)} (${node.failureSummary})`));
                }""");
        assertThat((List<?>) found).as(what).isEmpty();
    }
}
