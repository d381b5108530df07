package io.linebeat.server.intake;

import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Counts what comes in and times how long it takes.
@Component
class IntakeMeters {
    private final MeterRegistry registry;

    IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    <R> R timed(String form, Supplier<R> work) {
        Timer timer = Timer.builder("linebeat.intake")
                .description("Time from a body that is read to its durable answer")
                .tag("form", form)
                .publishPercentileHistogram()
                .register(registry);
        return timer.record(work);
    }

    void count(Receipt receipt) {
        registry.counter("linebeat.facts", "outcome", receipt.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void count(Refusal refusal) {
        registry.counter("linebeat.refusals", "reason", refusal.reason().code()).increment();
    }
}
