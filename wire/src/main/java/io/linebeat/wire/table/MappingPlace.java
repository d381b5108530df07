package io.linebeat.wire.table;

import io.linebeat.wire.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A node of a mapping, and where it stands.
record MappingPlace(String pointer, JsonNode node) {

    MappingFlaw flaw(String rule) {
        return new MappingFlaw(pointer, rule);
    }

    boolean isObject() {
        return node.isObject();
    }

    /// Refuses every other key.
    void allow(String... keys) throws MappingFlaw {
        List<String> known = List.of(keys);
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw new MappingFlaw(below(key), "no mapping has this key; here it takes " + String.join(", ", known));
            }
        }
    }

    Collection<String> keys() throws MappingFlaw {
        if (!node.isObject()) {
            throw flaw("keys with values are expected here");
        }
        return node.propertyNames();
    }

    /// What stands under a key; a key without a value is a missing one.
    @Nullable
    MappingPlace find(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : new MappingPlace(below(key), value);
    }

    MappingPlace need(String key) throws MappingFlaw {
        MappingPlace found = find(key);
        if (found == null) {
            throw new MappingFlaw(below(key), "this key is needed and missing");
        }
        return found;
    }

    /// The places of a list; a single value is a list of one.
    List<MappingPlace> items() throws MappingFlaw {
        if (!node.isArray()) {
            return List.of(this);
        }
        List<MappingPlace> items = new ArrayList<>();
        for (JsonNode item : node.values()) {
            items.add(new MappingPlace(pointer + "/" + items.size(), item));
        }
        if (items.isEmpty()) {
            throw flaw("the list is empty");
        }
        return items;
    }

    boolean flag() throws MappingFlaw {
        if (!node.isBoolean()) {
            throw flaw("true or false is expected");
        }
        return node.booleanValue();
    }

    String text() throws MappingFlaw {
        return text(Limits.MAX_STRING_CHARS);
    }

    String text(int maxChars) throws MappingFlaw {
        String text = rawText();
        String broken = CellText.brokenRule(text, maxChars);
        if (broken != null) {
            throw flaw("the text " + broken);
        }
        return text;
    }

    /// A text that may hold a tab.
    String rawText() throws MappingFlaw {
        if (!node.isString() || node.stringValue().isEmpty()) {
            throw flaw("a text is expected; what looks like something else goes in quotation marks");
        }
        return node.stringValue();
    }

    private String below(String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
