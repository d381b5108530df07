package io.linebeat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.io.ByteArrayOutputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Events as senders write them, as they should not, and as nobody would but to break in: most of them nearly sound,
/// for it is there that two readers may differ.
final class RandomEvents {
    /// Ids of one plant that are easily taken for each other, or that no event may name.
    static final List<String> IDS = List.of(
            "W1",
            "W2",
            "W11",
            "w1",
            "W1 ",
            " W1",
            "1234567",
            "12345678",
            "123456789",
            "1234567812345678",
            "12345678123456780",
            "Wörker 🦺",
            "\uFEFFW1",
            "W\"1",
            "W,1",
            "\"W1\"",
            "W\\1",
            "null",
            "0",
            "ı",
            "x".repeat(128),
            "x".repeat(129),
            "W1\u0000",
            "W1\u007f",
            "W1\u0085",
            "half \ud800");

    static final List<SiteId> SITES = List.of(
            SiteId.DEFAULT, new SiteId("berlin"), new SiteId("Zürich"), new SiteId("utc"), new SiteId("s\u0001"));

    static final Rules RULES = new Rules(
            new SiteRules(ZoneOffset.UTC, Hold.ONE_HOUR),
            Map.of(
                    SITES.get(1), new SiteRules(ZoneId.of("Europe/Berlin"), Hold.ONE_HOUR),
                    SITES.get(3), new SiteRules(ZoneId.of("Etc/UTC"), Hold.ONE_HOUR)));

    static final Roster ROSTER = Roster.of(
            SITES.stream()
                    .flatMap(site -> IDS.stream().map(id -> new Worker(new WorkerId(site, id), "name")))
                    .toList(),
            SITES.stream()
                    .flatMap(site -> IDS.stream().map(id -> new Station(new StationId(site, id), "name", "type")))
                    .toList());

    static final Doorway DOOR = new Doorway(ROSTER, RULES, Plant.NOW);

    private static final List<String> NAMES = List.of(
            "timestamp",
            "worker_id",
            "workstation_id",
            "station_id",
            "event_type",
            "confidence",
            "count",
            "event_id",
            "camera_id",
            "model_id",
            "model_version",
            "site_id",
            "shadow",
            "name",
            "type",
            "note",
            "not",
            "",
            "Worker_id",
            "worker_id ",
            "counter",
            "site",
            "n".repeat(70));

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "false",
            "nul",
            "nullx",
            "True",
            "\"\"",
            "\"null\"",
            "0",
            "1",
            "-1",
            "1.5",
            "01",
            "-0",
            "1e2",
            "1.",
            ".5",
            "NaN",
            "-Infinity",
            "+1",
            "12345678901234567890",
            "9".repeat(64),
            "9".repeat(65),
            "[]",
            "{}",
            "[1,{\"a\":[]}]",
            "{\"a\":1,\"a\":2}",
            "\"a\\u0062c\"",
            "\"\\ud800\"",
            "\"x\\\"y\"",
            "\"tab\t\"",
            "\"\u007f\"",
            "\"ü\"",
            "\"🦺\"",
            "'x'",
            "\"open",
            "x",
            "-",
            "--1",
            "1-1",
            "\"a\":1",
            "\"" + "y".repeat(1_100) + "\"");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "0.5",
            "0.95",
            "0.123456",
            "0.1234564",
            "0.1234565",
            "0.12345649999",
            "0.9999994",
            "0.9999995",
            "0.00000049",
            "0.0000005",
            "1.0",
            "1.000000000",
            "1.0000001",
            "1.1",
            "2",
            "0.0",
            "0.",
            "00",
            "00.5",
            "0.5e0",
            "5e-1",
            "1E0",
            "-0",
            "-0.1",
            "0.55555555555555555555",
            "0." + "1".repeat(62),
            "0." + "1".repeat(63),
            "0.5 5",
            "12",
            "3",
            "10",
            "999999999",
            "1000000000",
            "1000000001",
            "9999999999",
            "10000000000",
            "007",
            "3.0",
            "3.5");

    private static final List<String> TYPES = List.of(
            "working",
            "idle",
            "absent",
            "product_count",
            "Working",
            "working ",
            "idl",
            "product_counts",
            "product-count",
            "absent\u0000",
            "");

    private static final List<String> TEXTS = List.of(
            "e-1",
            "a",
            "cam-12345",
            "2.3.1",
            "x".repeat(128),
            "x".repeat(129),
            "y".repeat(200),
            "y".repeat(201),
            "a b",
            " ",
            "~",
            "a\u007f",
            "ü",
            "🦺",
            "\uFEFF",
            "null",
            "a,b",
            "a\"b",
            "1234567",
            "12345678",
            "123456789");

    private static final String HOSTILE = "\"\\{}[],:\n\r\u0000 x1.";

    private final RandomFacts random;
    private final Random bytes;

    RandomEvents(RandomFacts random) {
        this.random = random;
        this.bytes = new Random(random.number(Integer.MAX_VALUE));
    }

    /// One event in JSON.
    String event() {
        if (random.oneIn(20)) {
            return random.oneOf(ODD_VALUES);
        }
        List<String> members = new ArrayList<>();
        for (String name : names()) {
            members.add(space() + '"' + (random.oneIn(200) ? escaped(name) : name) + '"' + space() + ":" + space()
                    + value(name) + space());
        }
        return "{" + String.join(",", members) + (random.oneIn(100) ? ",}" : "}");
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("timestamp", "worker_id", "event_type"));
        names.add(random.oneIn(6) ? "station_id" : "workstation_id");
        for (String name : NAMES.subList(3, NAMES.size())) {
            if (random.oneIn(NAMES.indexOf(name) < 13 ? 2 : 12)) {
                names.add(name);
            }
        }
        if (random.oneIn(10)) {
            names.add(random.oneIn(3) ? random.oneOf(NAMES) : random.oneOf(names));
        }
        if (random.oneIn(20)) {
            names.remove(random.number(names.size()));
        }
        if (random.oneIn(3)) {
            Collections.shuffle(names, bytes);
        }
        return random.oneIn(5) ? names : new ArrayList<>(new LinkedHashSet<>(names));
    }

    private static String escaped(String name) {
        return name.isEmpty() ? name : "\\u00" + Integer.toHexString(name.charAt(0)) + name.substring(1);
    }

    private String space() {
        return random.oneIn(40) ? random.oneOf(List.of(" ", "\t", "\r", "\n", "  ", "\u00a0", "\f")) : "";
    }

    private String value(String name) {
        if (random.oneIn(30)) {
            return random.oneOf(ODD_VALUES);
        }
        return switch (name) {
            case "confidence", "count" -> random.oneOf(NUMBERS.subList(0, random.oneIn(3) ? NUMBERS.size() : 4));
            case "shadow" -> random.oneOf(List.of("true", "false", "null", "\"\""));
            case "timestamp",
                    "worker_id",
                    "workstation_id",
                    "station_id",
                    "event_type",
                    "event_id",
                    "camera_id",
                    "model_id",
                    "model_version",
                    "site_id" -> quoted(text(name));
            default -> random.oneIn(3) ? random.oneOf(ODD_VALUES) : quoted(random.oneOf(TEXTS));
        };
    }

    private String quoted(String text) {
        return '"' + (random.oneIn(20) ? text : text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /// The text of a field.
    private String text(String name) {
        return switch (name) {
            case "timestamp" -> timestamp();
            case "worker_id" -> random.oneOf(IDS.subList(0, random.oneIn(3) ? IDS.size() : 2));
            case "workstation_id", "station_id" -> random.oneOf(IDS.subList(0, random.oneIn(3) ? IDS.size() : 1));
            case "event_type" -> random.oneOf(TYPES.subList(0, random.oneIn(10) ? TYPES.size() : 4));
            case "site_id" ->
                random.oneIn(20)
                        ? random.oneOf(TEXTS)
                        : SITES.get(random.number(random.oneIn(10) ? SITES.size() : 4))
                                .value();
            default -> random.oneOf(TEXTS.subList(0, random.oneIn(4) ? TEXTS.size() : 4));
        };
    }

    String timestamp() {
        long at = random.oneIn(10) ? edge() : random.at();
        StringBuilder text = new StringBuilder(Micros.instant(at).toString());
        text.setLength(text.indexOf("Z"));
        if (random.oneIn(4)) {
            text.append(text.indexOf(".") < 0 ? "." : "").append("1234567890123", 0, random.number(13));
        }
        text.append(
                random.oneIn(3)
                        ? random.oneOf(List.of(
                                "", "z", "+00:00", "-00:00", "+02:00", "-11:30", "+18:00", "+18:01", "-18:00", "+5:00",
                                "+0530", "+05", "+05:60", "+05:00Z", "Z ", "ZZ", "+", "-12:0", "−02:00"))
                        : "Z");
        if (random.oneIn(20)) {
            String part = random.oneOf(List.of("T24:00:00", "T23:60:00", "T23:59:60", "T23:59:59", "T00:00:00"));
            text.replace(10, 19, part);
        } else if (random.oneIn(6)) {
            text.setCharAt(
                    random.number(text.length()),
                    random.oneOf(List.of(
                            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ':', 'T', 't', ' ', '-', '.', ',', ';',
                            '/', 'é')));
        }
        return text.toString();
    }

    private long edge() {
        long about = random.oneOf(List.of(Limits.EARLIEST, Plant.NOW + Limits.MAX_AHEAD));
        return about + random.number(5) - 2;
    }

    /// A body with an array of events.
    byte[] array() {
        List<String> items = new ArrayList<>();
        for (int more = random.number(6); more > 0; more--) {
            items.add(space() + event() + space());
        }
        String body = (random.oneIn(20) ? "\uFEFF" : "") + space() + "[" + String.join(",", items) + "]" + space();
        return damaged(random.oneIn(50) ? body + random.oneOf(List.of("]", ",", "x", "[]")) : body);
    }

    byte[] lines() {
        StringBuilder body = new StringBuilder(random.oneIn(20) ? "\uFEFF" : "");
        for (int more = random.number(6); more > 0; more--) {
            body.append(random.oneIn(15) ? random.oneOf(List.of("", "  ", "\t", "\u2003", "\uFEFF")) : "");
            body.append(random.oneIn(20) ? "" : event().replace("\n", random.oneIn(3) ? "\n" : ""));
            body.append(end());
        }
        return damaged(body.toString());
    }

    private String end() {
        return random.oneOf(List.of("\n", "\n", "\n", "\r\n", "\r\n", "\n\n", "\r", " \n"));
    }

    byte[] rows() {
        List<String> columns = new ArrayList<>(List.of("timestamp", "worker_id", "workstation_id", "event_type"));
        for (String name : NAMES.subList(3, 17)) {
            if (random.oneIn(2)) {
                columns.add(name);
            }
        }
        List<String> header = new ArrayList<>(new LinkedHashSet<>(columns));
        Collections.shuffle(header, bytes);
        StringBuilder body = new StringBuilder(String.join(",", header)).append('\n');
        for (int more = random.number(6); more > 0; more--) {
            List<String> row = header.stream().map(this::cell).toList();
            body.append(String.join(",", random.oneIn(40) ? row.subList(1, row.size()) : row));
            body.append(random.oneIn(40) ? "," : "").append(end());
        }
        return damaged(body.toString());
    }

    private String cell(String name) {
        String text = switch (name) {
            case "confidence", "count" -> random.oneOf(NUMBERS.subList(0, random.oneIn(3) ? NUMBERS.size() : 4));
            case "shadow" -> random.oneOf(List.of("true", "false", "", "", "", "True", "1"));
            case "name", "type", "note", "not" -> random.oneOf(TEXTS);
            default -> random.oneIn(6) && !name.endsWith("_type") && !name.startsWith("work") ? "" : text(name);
        };
        boolean isQuoted = random.oneIn(12) || (text.contains(",") && !random.oneIn(5));
        return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /// Sometimes with bytes that were changed, lost, repeated or cut off.
    private byte[] damaged(String text) {
        byte[] body = text.getBytes(UTF_8);
        if (!random.oneIn(4)) {
            return body;
        }
        for (int times = 1 + random.number(2); times > 0 && body.length > 0; times--) {
            int at = bytes.nextInt(body.length);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(body, 0, at);
            switch (bytes.nextInt(5)) {
                case 0 -> changed.write(body[at] ^ 1 << bytes.nextInt(8));
                case 1 -> {}
                case 2 -> {
                    changed.write(HOSTILE.charAt(bytes.nextInt(HOSTILE.length())));
                    changed.write(body[at]);
                }
                case 3 -> {
                    changed.write(body[at]);
                    changed.write(body[at]);
                }
                default -> {
                    return bytes.nextBoolean() ? changed.toByteArray() : body;
                }
            }
            changed.write(body, at + 1, body.length - at - 1);
            body = changed.toByteArray();
        }
        return body;
    }
}
