package io.linebeat.wire.table;

import io.linebeat.core.fact.SiteId;
import io.linebeat.wire.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a mapping's YAML. Each complaint names the place as a JSON pointer does.
final class MappingReader {
    private static final String SHAPE = "shape";
    private static final String COLUMNS = "columns";
    private static final Label USUAL_TYPE = new Label.Constant("workstation");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private MappingReader() {}

    static Mapping.Read read(String yaml) {
        try {
            JsonNode root = YAML.readTree(yaml);
            return new Mapping.Read.Good(mapping(new MappingPlace("", root)));
        } catch (JacksonException unreadable) {
            String line = unreadable.getLocation() == null
                    ? ""
                    : " (line " + unreadable.getLocation().getLineNr() + ")";
            String first = unreadable.getOriginalMessage().lines().findFirst().orElse("");
            return new Mapping.Read.Bad("the mapping is not valid YAML" + line + ": " + first + ".");
        } catch (MappingFlaw flaw) {
            return new Mapping.Read.Bad(flaw.sentence());
        }
    }

    private static Mapping mapping(MappingPlace root) throws MappingFlaw {
        root.allow(SHAPE, "register", "site", "file", "time", COLUMNS, "ids", "stations", "workers");
        MappingPlace stations = root.find("stations");
        MappingPlace workers = root.find("workers");
        if (stations != null) {
            stations.allow("name", "type");
        }
        if (workers != null) {
            workers.allow("name");
        }
        return new Mapping(
                file(root.find("file")),
                time(root.need("time")),
                site(root.find("site")),
                columns(root),
                blanks(root.find("ids")),
                label(stations, "name", new Label.OfId()),
                label(stations, "type", USUAL_TYPE),
                label(workers, "name", new Label.OfId()),
                flag(root, "register"));
    }

    private static SiteId site(@Nullable MappingPlace site) throws MappingFlaw {
        return site == null ? SiteId.DEFAULT : new SiteId(site.text(Limits.MAX_ID_CHARS));
    }

    private static FileForm file(@Nullable MappingPlace file) throws MappingFlaw {
        if (file == null) {
            return FileForm.USUAL;
        }
        file.allow("delimiter", "quote", "charset");
        char delimiter = mark(file, "delimiter", FileForm.USUAL.delimiter());
        char quote = mark(file, "quote", FileForm.USUAL.quote());
        if (delimiter == quote) {
            throw file.flaw("delimiter and quote are the same character");
        }
        return new FileForm(delimiter, quote, charset(file.find("charset")));
    }

    private static char mark(MappingPlace file, String key, char usual) throws MappingFlaw {
        MappingPlace place = file.find(key);
        if (place == null) {
            return usual;
        }
        String text = place.rawText();
        if (text.equals("tab")) {
            return '\t';
        }
        boolean isMark =
                text.length() == 1 && "\r\n".indexOf(text.charAt(0)) < 0 && !Character.isSurrogate(text.charAt(0));
        if (!isMark) {
            throw place.flaw(CellText.shown(text) + " is not one character, or tab");
        }
        return text.charAt(0);
    }

    private static Charset charset(@Nullable MappingPlace place) throws MappingFlaw {
        if (place == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(place.text());
        } catch (IllegalArgumentException _) {
            throw place.flaw(CellText.shown(place.text()) + " is not a character encoding that is known here");
        }
    }

    private static TimeForm time(MappingPlace time) throws MappingFlaw {
        time.allow("zone", "formats");
        MappingPlace zone = time.need("zone");
        List<TimeForm.Pattern> patterns = new ArrayList<>();
        for (MappingPlace format : time.need("formats").items()) {
            patterns.add(pattern(format));
        }
        try {
            return TimeForm.of(patterns, ZoneId.of(zone.text()));
        } catch (DateTimeException _) {
            throw zone.flaw(CellText.shown(zone.text()) + " is neither an offset such as +02:00 nor a zone such as"
                    + " Europe/Berlin");
        }
    }

    private static TimeForm.Pattern pattern(MappingPlace format) throws MappingFlaw {
        try {
            return TimeForm.pattern(format.text());
        } catch (IllegalArgumentException | DateTimeException _) {
            throw format.flaw(CellText.shown(format.text())
                    + " is neither iso nor a pattern that names a day and a time of day, such as"
                    + " \"yyyy-MM-dd HH:mm:ss\"");
        }
    }

    private static Columns columns(MappingPlace root) throws MappingFlaw {
        MappingPlace shape = root.need(SHAPE);
        MappingPlace columns = root.need(COLUMNS);
        return switch (shape.text()) {
            case "intervals" -> intervals(columns);
            case "observations" -> observations(columns);
            default ->
                throw shape.flaw(CellText.shown(shape.text()) + " is no shape; a row is one of intervals or of"
                        + " observations");
        };
    }

    private static Columns intervals(MappingPlace columns) throws MappingFlaw {
        columns.allow("start", "end", "worker", "station", "quantity");
        return new Columns.Intervals(
                columns.need("start").text(),
                columns.need("end").text(),
                columns.need("worker").text(),
                columns.need("station").text(),
                optionalText(columns, "quantity"));
    }

    private static Columns observations(MappingPlace columns) throws MappingFlaw {
        columns.allow("at", "worker", "station", "state", "count", "confidence", "event_id", "camera");
        String count = optionalText(columns, "count");
        MappingPlace state = columns.need("state");
        return new Columns.Observations(
                columns.need("at").text(),
                columns.need("worker").text(),
                columns.need("station").text(),
                state.isObject() ? stateColumn(state) : state.text(),
                states(state, count != null),
                count,
                optionalText(columns, "confidence"),
                optionalText(columns, "event_id"),
                optionalText(columns, "camera"));
    }

    private static String stateColumn(MappingPlace state) throws MappingFlaw {
        state.allow("column", "values");
        return state.need("column").text();
    }

    /// Without a map of values, the column holds what the API calls them.
    private static Map<String, Kind> states(MappingPlace state, boolean hasCount) throws MappingFlaw {
        Map<String, Kind> states = new LinkedHashMap<>();
        MappingPlace values = state.isObject() ? state.find("values") : null;
        if (values == null) {
            for (Kind kind : Kind.values()) {
                if (kind != Kind.PRODUCTION || hasCount) {
                    states.put(kind.code(), kind);
                }
            }
            return states;
        }
        for (String value : values.keys()) {
            MappingPlace meaning = values.need(value);
            Kind kind = Kind.ofCode(meaning.text());
            if (kind == null) {
                throw meaning.flaw(CellText.shown(meaning.text()) + " is none of " + String.join(", ", Kind.codes()));
            }
            if (kind == Kind.PRODUCTION && !hasCount) {
                throw meaning.flaw("product_count needs the column of the units, /columns/count");
            }
            states.put(value, kind);
        }
        return states;
    }

    private static Blanks blanks(@Nullable MappingPlace ids) throws MappingFlaw {
        if (ids == null) {
            return Blanks.KEPT;
        }
        ids.allow("trim", "collapse_blanks");
        return new Blanks(flag(ids, "trim"), flag(ids, "collapse_blanks"));
    }

    private static Label label(@Nullable MappingPlace owner, String key, Label usual) throws MappingFlaw {
        MappingPlace place = owner == null ? null : owner.find(key);
        if (place == null) {
            return usual;
        }
        if (place.isObject() && place.find("constant") != null) {
            place.allow("constant");
            return new Label.Constant(place.need("constant").text(Limits.MAX_NAME_CHARS));
        }
        place.allow("column", "values", "otherwise", "constant");
        Map<String, String> values = new LinkedHashMap<>();
        MappingPlace given = place.find("values");
        if (given != null) {
            for (String value : given.keys()) {
                values.put(value, given.need(value).text(Limits.MAX_NAME_CHARS));
            }
        }
        MappingPlace otherwise = place.find("otherwise");
        return new Label.OfColumn(
                place.need("column").text(), values, otherwise == null ? null : otherwise.text(Limits.MAX_NAME_CHARS));
    }

    private static @Nullable String optionalText(MappingPlace owner, String key) throws MappingFlaw {
        MappingPlace place = owner.find(key);
        return place == null ? null : place.text();
    }

    private static boolean flag(MappingPlace owner, String key) throws MappingFlaw {
        MappingPlace place = owner.find(key);
        return place != null && place.flag();
    }
}
