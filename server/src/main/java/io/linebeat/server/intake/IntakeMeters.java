package io.linebeat.server.intake;

import static java.util.Objects.requireNonNull;

import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Counts what comes in and times how long it takes. Each meter is looked up once: a batch counts in thousands.
@Component
class IntakeMeters {
    private final Map<Form, Timer> timers = new EnumMap<>(Form.class);
    private final Map<Receipt, Counter> facts = new EnumMap<>(Receipt.class);
    private final Map<Refusal.Reason, Counter> refusals = new EnumMap<>(Refusal.Reason.class);

    /// How events come in.
    enum Form {
        SINGLE,
        BATCH,
        STREAM
    }

    IntakeMeters(MeterRegistry registry) {
        for (Form form : Form.values()) {
            timers.put(
                    form,
                    Timer.builder("linebeat.intake")
                            .description("Time from a body that is read to its durable answer")
                            .tag("form", form.name().toLowerCase(Locale.ROOT))
                            .publishPercentileHistogram()
                            .register(registry));
        }
        for (Receipt receipt : Receipt.values()) {
            facts.put(
                    receipt,
                    registry.counter("linebeat.facts", "outcome", receipt.name().toLowerCase(Locale.ROOT)));
        }
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            refusals.put(reason, registry.counter("linebeat.refusals", "reason", reason.code()));
        }
    }

    <R> R timed(Form form, Supplier<R> work) {
        return requireNonNull(timers.get(form)).record(work);
    }

    void count(Receipt receipt, long times) {
        requireNonNull(facts.get(receipt)).increment((double) times);
    }

    void count(List<Refusal> refused) {
        refused.forEach(each -> requireNonNull(refusals.get(each.reason())).increment());
    }
}
