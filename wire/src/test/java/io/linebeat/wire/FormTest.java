package io.linebeat.wire;

import static io.linebeat.wire.Plant.accepted;
import static io.linebeat.wire.Plant.bytes;
import static io.linebeat.wire.Plant.event;
import static io.linebeat.wire.Plant.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Refusal.Reason;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The form of a message: strict JSON, strict UTF-8, and limits.
class FormTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":0x10}",
                "{\"a\":1}/* comment */",
                "{\"a\":1} // comment",
                "{\"a\":1} # comment",
                "{\"a\":\"line\nbreak\"}",
                "{\"a\":\"tab\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":True}",
                "{\"a\":undefined}",
                "{\"a\":[1,]}",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1} x",
                "{\"a\":1}]",
                "{\"a\":\"open",
                "\uFEFF",
            })
    void whatIsNotJsonIsMalformed(String body) {
        Refusal refusal = refused(body);

        assertThat(refusal.reason()).as(refusal.detail()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal.detail())
                .doesNotContain("\n")
                .doesNotContain("`")
                .doesNotContain("Feature")
                .doesNotContain("Source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "7", "\"text\"", "true", "null"})
    void anEventIsAnObject(String body) {
        assertThat(refused(body).reason()).isEqualTo(Reason.WRONG_TYPE);
        assertThat(refused(body).detail()).startsWith("an event is an object, not ");
    }

    @Test
    void aRefusalSaysWhere() {
        assertThat(refused("{\n  \"a\": 1,\n  \"b\": x\n}").detail()).startsWith("not valid JSON at line 3, column ");
    }

    @Test
    void aNameMayStandOnlyOnce() {
        assertThat(refused(event("\"worker_id\":\"W1\",")).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(event("\"a\":1,\"a\":1,")).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(event("\"a\":{\"b\":{\"c\":1,\"c\":2}},")).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(event("\"a\":1,\"\\u0061\":1,")).detail()).contains("\"a\" stands twice");
    }

    @Test
    void theDepthIsLimited() {
        assertThat(Limits.MAX_DEPTH).isEqualTo(32);
        assertThat(accepted(event("\"x\":" + nested(31) + ","))).isEqualTo(accepted(event("")));
        assertThat(refused(event("\"x\":" + nested(32) + ",")).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(event("\"x\":" + nested(100_000) + ",")).detail()).contains("32");
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "confidence"})
    void theLengthOfANumberIsLimited(String field) {
        String longest = "0." + "0".repeat(62);
        String name = "\"" + field + "\":";

        assertThat(longest).hasSize(Limits.MAX_NUMBER_CHARS);
        accepted(event(name + longest + ","));
        assertThat(refused(event(name + longest + "0,")).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(event(name + "1".repeat(65) + ",")).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(event(name + "1".repeat(1_000_000) + ",")).detail()).contains("64");
    }

    @Test
    void theLengthOfATextIsLimitedReadOrNot() {
        String longest = "x".repeat(Limits.MAX_STRING_CHARS);

        assertThat(Limits.MAX_STRING_CHARS).isEqualTo(65_536);
        assertThat(accepted(event("\"x\":\"" + longest + "\","))).isEqualTo(accepted(event("")));
        assertThat(refused(event("\"x\":\"" + longest + "x\",")).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(event("\"x\":[\"" + longest + "x\"],")).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(event("\"event_id\":\"" + longest + "\",")).reason()).isEqualTo(Reason.BAD_TEXT);
        assertThat(refused(event("\"event_id\":\"" + longest + "x\",")).reason())
                .isEqualTo(Reason.MALFORMED);
        assertThat(refused(event("\"" + longest + "x\":1,")).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(accepted("\uFEFF" + event(""))).isEqualTo(accepted(event("")));
        assertThat(refused("\uFEFF\uFEFF" + event("")).reason()).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "C3, a sequence cut short",
        "C3 28, a byte that does not go on",
        "80, a byte that goes on from nothing",
        "FF, a byte that UTF-8 does not have",
        "C0 80, an overlong NUL",
        "ED A0 80, a surrogate",
        "F4 90 80 80, beyond the last character",
    })
    void whatIsNotUtf8IsMalformed(String hex, String why) {
        byte[] bad = HexFormat.ofDelimiter(" ").parseHex(hex);
        String json = event("\"event_id\":\"\",");
        int here = json.indexOf("\"\"") + 1;
        byte[] body = concat(bytes(json.substring(0, here)), bad, bytes(json.substring(here)));

        assertThat(refused(body).reason()).as(why).isEqualTo(Reason.MALFORMED);
        assertThat(refused(body).detail()).contains("UTF-8");
    }

    @Test
    void otherEncodingsAreMalformed() {
        assertThat(refused(event("\"x\":\"Wörker\",").getBytes(ISO_8859_1)).detail())
                .contains("UTF-8");
        assertThat(refused(event("").getBytes(UTF_16)).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void theReplacementCharacterItselfIsACharacterLikeOthers() {
        assertThat(accepted(event("\"event_id\":\"\uFFFD\",")).source().eventId())
                .isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"worker_id", "workstation_id", "event_id", "camera_id", "model_id", "model_version", "site_id"})
    void controlCharactersAndHalvesOfCharactersAreRefused(String field) {
        for (String bad :
                new String[] {"\\u0000", "\\n", "\\u001f", "\\u007f", "\\u0080", "\\u009f", "\\ud83e", "\\udd7a"}) {
            Refusal refusal = refused(with(field, "a" + bad + "b"));

            assertThat(refusal.reason()).as(bad).isEqualTo(Reason.BAD_TEXT);
            assertThat(refusal.detail())
                    .startsWith(field + ": \"a\\u")
                    .matches("[^\\p{Cntrl}]*")
                    .contains(" holds ");
        }
    }

    @Test
    void aCharacterInTwoEscapedHalvesIsWhole() {
        assertThat(accepted(event("\"event_id\":\"\\ud83e\\uddba\",")).source().eventId())
                .isEqualTo("🦺");
        assertThat(accepted(event("").replace("W1", "W\\u00f6rker \\ud83e\\uddba"))
                        .worker()
                        .value())
                .isEqualTo("Wörker 🦺");
    }

    @Test
    void textsAreNeverTrimmedOrFolded() {
        assertThat(accepted(event("\"event_id\":\" E \",")).source().eventId()).isEqualTo(" E ");
        assertThat(accepted(event("\"event_id\":\"e\\u0301\",")).source().eventId())
                .isEqualTo("e\u0301");
    }

    @ParameterizedTest
    @CsvSource({
        "worker_id, 128",
        "workstation_id, 128",
        "camera_id, 128",
        "model_id, 128",
        "model_version, 128",
        "site_id, 128",
        "event_id, 200"
    })
    void idsHaveALongestLengthInCharacters(String field, int max) {
        assertThat(Limits.MAX_ID_CHARS).isEqualTo(128);
        assertThat(Limits.MAX_EVENT_ID_CHARS).isEqualTo(200);

        for (String character : new String[] {"x", "ö", "🦺"}) {
            Refusal refusal = refused(with(field, character.repeat(max + 1)));
            assertThat(refusal.reason()).isEqualTo(Reason.BAD_TEXT);
            assertThat(refusal.detail()).startsWith(field).endsWith("is longer than " + max + " characters");

            OneRead longest = Plant.READER.one(bytes(with(field, character.repeat(max))), Plant.DOOR);
            assertThat(longest instanceof OneRead.Refused(Refusal other) && other.reason() == Reason.BAD_TEXT)
                    .isFalse();
        }
    }

    private static String with(String field, String value) {
        String json = event("").replaceFirst("\"" + field + "\":\"[^\"]*\",?", "");
        return json.replaceFirst("\\{", "{\"" + field + "\":\"" + value.replace("\\", "\\\\") + "\",");
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
