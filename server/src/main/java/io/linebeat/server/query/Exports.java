package io.linebeat.server.query;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.roster.Roster;
import io.linebeat.store.Store;
import io.linebeat.wire.answer.LineForm;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns parameters into exports.
@Component
public class Exports {
    private final Store store;
    private final Asked asked;

    public Exports(Store store, Asked asked) {
        this.store = store;
        this.asked = asked;
    }

    /// What parameters ask for.
    ///
    /// @throws BadQuestion when a parameter breaks its rule
    /// @throws NotThere when a site, a worker or a station is not registered
    public Export asked(ExportParameters asking) {
        SiteId site = asked.site(asking.site());
        Export export = new Export(
                stretch(asked.question(asking.from(), asking.to(), null, site)),
                site,
                Asked.orNull(asking.worker()),
                Asked.orNull(asking.station()),
                choice("streams", asking.streams(), List.of(ExportStreams.values()), ExportStreams::code),
                choice("format", asking.format(), List.of(LineForm.values()), LineForm::code));
        requireRegistered(export, store.roster());
        return export;
    }

    /// Facts may be a little ahead of the clock: without an end they are among those asked for.
    private static Span stretch(Question bounds) {
        long from = bounds.from() == null ? 0 : bounds.from();
        return new Span(from, Math.max(from, bounds.to() == null ? Long.MAX_VALUE : bounds.to()));
    }

    /// The first is meant when nothing is said.
    private static <T> T choice(String parameter, @Nullable String code, List<T> choices, Function<T, String> codes) {
        if (code == null || code.isEmpty()) {
            return choices.getFirst();
        }
        return choices.stream()
                .filter(each -> codes.apply(each).equals(code))
                .findFirst()
                .orElseThrow(() -> new BadQuestion(parameter + ": '" + code + "' is none of "
                        + String.join(", ", choices.stream().map(codes).toList())));
    }

    private static void requireRegistered(Export export, Roster roster) {
        SiteId site = export.site();
        if (export.worker() != null
                && roster.workers().stream()
                        .map(each -> each.id())
                        .noneMatch(id -> id.value().equals(export.worker())
                                && (site == null || id.site().equals(site)))) {
            throw new NotThere("worker: no worker '" + export.worker() + "' is registered");
        }
        if (export.station() != null
                && roster.stations().stream()
                        .map(each -> each.id())
                        .noneMatch(id -> id.value().equals(export.station())
                                && (site == null || id.site().equals(site)))) {
            throw new NotThere("station: no workstation '" + export.station() + "' is registered");
        }
    }
}
