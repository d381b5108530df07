package io.linebeat.core.document;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.Stream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an example may say of a fact behind its state: `confidence 0.9 event e1 camera C1 model pose 2.3 shadow`.
record Attributes(Stream stream, @Nullable Confidence confidence, Source source) {
    private static final String MODEL = "model";
    private static final String VERSION = "version";

    static Attributes of(String text, SiteId site) {
        Map<String, String> words = new HashMap<>();
        boolean shadow = false;
        Iterator<String> rest = text.isBlank()
                ? List.<String>of().iterator()
                : List.of(text.strip().split(" ", -1)).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "confidence", "event", "camera" -> words.put(word, rest.next());
                case MODEL -> {
                    words.put(MODEL, rest.next());
                    words.put(VERSION, rest.next());
                }
                case "shadow" -> shadow = true;
                default -> throw new IllegalArgumentException("no attribute of a fact: " + word);
            }
        }
        String camera = words.get("camera");
        Source source = new Source(
                words.get("event"),
                camera == null ? null : new CameraId(site, camera),
                words.get(MODEL),
                words.get(VERSION));
        return new Attributes(shadow ? trial(source) : Stream.LIVE, confidence(words.get("confidence")), source);
    }

    private static Stream trial(Source source) {
        if (source.modelId() == null || source.modelVersion() == null) {
            throw new IllegalArgumentException("a shadow needs a model and its version");
        }
        return new Stream.Shadow(source.modelId(), source.modelVersion());
    }

    private static @Nullable Confidence confidence(@Nullable String text) {
        return text == null
                ? null
                : new Confidence(new BigDecimal(text).movePointRight(6).intValueExact());
    }
}
