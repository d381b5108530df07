package io.linebeat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.linebeat.server.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The dashboard as somebody before it finds things: by what they are called.
record Floor(Page page) {
    static final String WORKERS = "Workers";
    static final String STATIONS = "Workstations";

    /// The dashboard at an address of a server, once it shows that it is live.
    static Floor open(Page page, RunningServer server, String path) {
        return open(page, server.url() + path);
    }

    static Floor open(Page page, String address) {
        page.navigate(address);
        Floor floor = new Floor(page);
        assertThat(floor.sign()).containsText("Live");
        return floor;
    }

    /// A selector by role and name.
    static String named(String role, String name) {
        return "role=" + role + "[name=\"" + name.replace("\"", "\\\"") + "\"s]";
    }

    Locator sign() {
        return page.locator("header p[data-state]");
    }

    Locator heading() {
        return page.locator("role=heading[level=1]");
    }

    Locator part(String name) {
        return page.locator(named("region", name));
    }

    /// A card's value.
    Locator card(String name) {
        return part("Key figures")
                .locator("article")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h2").getByText(name, new Locator.GetByTextOptions().setExact(true))))
                .locator(".num")
                .first();
    }

    /// All cards at one instant: their values by their names.
    Map<String, String> cards() {
        Object found = part("Key figures").evaluate("""
                section => [...section.querySelectorAll('article')].map(card =>
                    [card.querySelector('h2').textContent, card.querySelector('.num').textContent])""");
        return ((List<?>) found)
                .stream().map(pair -> (List<?>) pair).collect(Collectors.toMap(pair -> (String) pair.get(0), pair ->
                        (String) pair.get(1)));
    }

    Locator lines(String table) {
        return part(table).locator("tr[data-line]");
    }

    Locator line(String table, String id) {
        return part(table).locator("tr[data-line=\"" + id.replace("\"", "\\\"") + "\"]");
    }

    Locator cell(String table, String id, String column) {
        return line(table, id).locator("[data-column=" + column + "]");
    }

    Locator head(String table, String name) {
        return part(table).locator("thead th").filter(new Locator.FilterOptions().setHasText(name));
    }

    void sortBy(String table, String name) {
        head(table, name).locator("button").click();
    }

    Locator searchOf(String table) {
        return part(table).locator("role=searchbox");
    }

    Locator button(String name) {
        return page.locator(named("button", name));
    }

    Locator range(String name) {
        return page.locator(named("radio", name));
    }

    void choose(String range) {
        page.locator("role=radiogroup")
                .getByText(range, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    Locator only() {
        return page.locator(named("combobox", "Only one worker or workstation"));
    }

    /// Filters by a worker or a workstation, as it is called in the list.
    void only(String label) {
        only().click();
        page.locator(named("option", label)).click();
    }

    void customRange(String from, String to) {
        button("Custom …").click();
        page.getByLabel("From (").fill(from);
        page.getByLabel("To (").fill(to);
        button("Show").click();
    }

    void fromMenu(String item) {
        button("Menu").click();
        page.locator("role=menu").getByText(item).click();
    }

    Locator strip(String worker) {
        return page.locator("[role=slider][data-worker=\"" + worker + "\"]");
    }

    Locator readout() {
        return page.getByTestId("readout");
    }

    Locator dialog() {
        return page.locator("role=dialog");
    }

    /// A notice, by how it begins.
    Locator notice(String title) {
        return page.locator("main [data-kind]").filter(new Locator.FilterOptions().setHasText(title));
    }
}
