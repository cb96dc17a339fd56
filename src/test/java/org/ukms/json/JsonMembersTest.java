package org.ukms.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.key.SampleKeys;

class JsonMembersTest {

  private static final String SECRET = SampleKeys.K1;

  @Test
  void readsMembersInAnyOrderAmongUnknownOnes() throws JsonFault {
    JsonMembers json =
        of(" \r\n\t{\"more\":[{\"x\":null}],\"b\":-7,\"a\":\"\\u00e9\\n\",\"o\":{\"b\":8}} \n");

    // J-4
    assertThat(json.text("a")).isEqualTo("é\n");
    assertThat(json.number("b")).isEqualTo(-7);
    assertThat(json.object("o").orElseThrow().number("b")).isEqualTo(8);
    assertThat(json.object("absent")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\":1",
        "{'a':1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{/**/}",
        "{}//",
        "{}#",
        "{}}",
        "{}{}",
        "{} x",
        "{}\u0000",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":1}",
        "{\"x\":[{\"y\":1,\"y\":2}]}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "\uFEFF{}",
        "nothing"
      })
  void j1_refusesWhatIsNotExactlyOneStrictValueWithItsPlace(String json) {
    assertThatThrownBy(() -> of(json))
        .isInstanceOf(JsonFault.class)
        .hasMessageMatching("no strict JSON at line \\d+, column \\d+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|array",
        "[{}]|array",
        "null|null",
        "true|boolean",
        "1|number",
        "\"x\"|string",
        "''|missing",
        "'  '|missing"
      })
  void j1_refusesWhatIsNoObject(String json, String found) {
    assertThatThrownBy(() -> of(json))
        .isInstanceOf(JsonFault.class)
        .hasMessage(found + ", expected an object");
  }

  /** Overlong, cut, without a start, half of a surrogate pair, past the last code point. */
  @ParameterizedTest
  @ValueSource(
      strings = {"c0af", "c081", "e08080", "c3", "80", "ff", "eda080", "f4908080", "f0808080"})
  void j1_refusesWhatIsNoUtf8(String bytes) {
    String json = hex("{\"a\":\"") + bytes + hex("\"}");

    assertThatThrownBy(() -> JsonMembers.of(HexFormat.of().parseHex(json)))
        .isInstanceOf(JsonFault.class)
        .hasMessageStartingWith("no strict JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void j1_refusesOtherEncodings(String encoding) {
    byte[] json = "{\"a\":1}".getBytes(Charset.forName(encoding));

    assertThatThrownBy(() -> JsonMembers.of(json)).isInstanceOf(JsonFault.class);
  }

  @Test
  void j1_readsUpTo16LevelsAndNoMore() throws JsonFault {
    assertThat(of("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).isNotNull();
    assertThatThrownBy(() -> of("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}"))
        .isInstanceOf(JsonFault.class);
    assertThatThrownBy(() -> of("[".repeat(8000))).isInstanceOf(JsonFault.class);
    assertThatThrownBy(() -> of("{\"a\":".repeat(1600))).isInstanceOf(JsonFault.class);
  }

  @Test
  void j1_readsNoNumberOfThousandsOfDigits() {
    assertThatThrownBy(() -> of("{\"a\":" + "9".repeat(8000) + "}").number("a"))
        .isInstanceOf(JsonFault.class);
    assertThatThrownBy(() -> of("{\"a\":1e999999999}").number("a"))
        .isInstanceOf(JsonFault.class)
        .hasMessage("a: number, expected a whole number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|missing",
        "{\"m\":null}|null",
        "{\"m\":true}|boolean",
        "{\"m\":1}|number",
        "{\"m\":[]}|array",
        "{\"m\":{}}|object"
      })
  void j2_saysWhatStandsInTheTextsPlace(String json, String found) {
    assertThatThrownBy(() -> of(json).text("m"))
        .isInstanceOf(JsonFault.class)
        .hasMessage("m: " + found + ", expected a string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|missing",
        "{\"m\":null}|null",
        "{\"m\":\"1\"}|string",
        "{\"m\":1.0}|number",
        "{\"m\":1e0}|number",
        "{\"m\":9223372036854775808}|number",
        "{\"m\":[1]}|array"
      })
  void j2_saysWhatStandsInTheNumbersPlace(String json, String found) {
    assertThatThrownBy(() -> of(json).number("m"))
        .isInstanceOf(JsonFault.class)
        .hasMessage("m: " + found + ", expected a whole number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|m: missing, expected an array",
        "{\"m\":{}}|m: object, expected an array",
        "{\"m\":\"x\"}|m: string, expected an array",
        "{\"m\":[{},1]}|m[1]: number, expected an object",
        "{\"m\":[null]}|m[0]: null, expected an object",
        "{\"m\":[[]]}|m[0]: array, expected an object"
      })
  void j2_saysWhatStandsInTheArraysPlace(String json, String message) {
    assertThatThrownBy(() -> of(json).objects("m"))
        .isInstanceOf(JsonFault.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"null", "1", "[]", "true"})
  void j2_takesNothingButAnObjectForAnObject(String json) {
    assertThatThrownBy(() -> of("{\"m\":" + json + "}").object("m"))
        .isInstanceOf(JsonFault.class)
        .hasMessageStartingWith("m: ")
        .hasMessageEndingWith(", expected an object");
  }

  @Test
  void j2_thePathNamesEveryLevel() throws JsonFault {
    JsonMembers inner = of("{\"a\":{\"b\":[{},{\"c\":{}}]}}").object("a").orElseThrow();

    assertThatThrownBy(() -> inner.objects("b").get(1).object("c").orElseThrow().key())
        .isInstanceOf(JsonFault.class)
        .hasMessage("a.b[1].c.key_ID: missing, expected a string");
  }

  @Test
  void readsAKey() throws JsonFault {
    try (QkdKey key = of(container("KID-1", SECRET)).key()) {
      assertThat(key.id()).isEqualTo(new KeyId("KID-1"));
      assertThat(SampleKeys.text(key.material())).isEqualTo(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MFMYBDeN9V9je4UOexr-hVdfn2auXAEzOie6MIBuvdo=",
        "MFMYBDeN9V9je4UOexr+hVdfn2auXAEz Oie6MIBuvdo",
        "MFMYBDeN9V9je4UOexr+hVdfn2auXAEzOie6MIBuvdo=\\n",
        "MFMYBDeN9V9je4UOexr+hVdfn2auXAEzOie6MIBuvdo==",
        "MFMYBDeN9V9je4UOexr+hVdfn2auXAEzOie6MIBuvd=",
        "MFMYBDeN9V9je4UOexr+hVdfn2auXAEzOie6MIBuv\\u0661o=",
        "="
      })
  void j3_refusesAKeyThatIsNoStandardBase64(String key) {
    refuses(() -> of(container("KID-1", key)).key(), "key: no standard base64");
  }

  @ParameterizedTest
  @CsvSource({"'',0", "AA==,1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,24"})
  void j3_refusesAKeyOfAnotherLength(String key, int bytes) {
    refuses(() -> of(container("KID-1", key)).key(), "key: " + bytes + " bytes, expected 32");
  }

  @Test
  void j3_refusesAKeyThatIsNoText() {
    refuses(() -> of("{\"key_ID\":\"x\"}").key(), "key: missing, expected a string");
    refuses(
        () -> of("{\"key_ID\":\"x\",\"key\":[\"" + SECRET + "\"]}").key(),
        "key: array, expected a string");
  }

  @Test
  void j2_refusesAKeyIdOfAnotherForm() {
    refuses(() -> of(container("", SECRET)).key(), "key_ID: 0 characters, expected 1 to 128");
    refuses(
        () -> of(container("k".repeat(129), SECRET)).key(),
        "key_ID: 129 characters, expected 1 to 128");
    refuses(
        () -> of(container("a\\nb", SECRET)).key(),
        "key_ID: a control character, expected printable ones");
    refuses(
        () -> of(container("\\ud800", SECRET)).key(),
        "key_ID: a control character, expected printable ones");
    refuses(() -> of("{\"key_ID\":7}").keyId(), "key_ID: number, expected a string");
  }

  /** The secret stands where the fault is: at, before and behind each kind of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "{%s}",
        "{\"%s\"}",
        "{\"%s\":1,\"%s\":2}",
        "{\"key\":%s}",
        "{\"key\":\"%s}",
        "{\"key\":\"%s\\x\"}",
        "{\"key\":\"%s\n\"}",
        "{\"key\":\"%s\"} \"%s\"",
        "{\"key\":\"%s\"} %s",
        "{\"key\":\"%s\",}",
        "{\"key\":t%s}",
        "{\"key\":1%s}",
        "{\"key\":\"\\u%s\"}",
        "[\"%s\"]",
        "\"%s\"",
        "{\"key_ID\":\"%s\\u0000\",\"key\":\"%s\"}",
        "{\"key_ID\":\"%s%s%s\",\"key\":\"%s\"}",
        "{\"key_ID\":\"x\",\"key\":\"%s%s\"}",
        "{\"key_ID\":\"x\",\"key\":\"%s!\"}",
        "{\"key_ID\":\"x\",\"key\":{\"%s\":\"%s\"}}"
      })
  void j3_quotesNothingOfWhatItRead(String json) {
    JsonFault fault =
        catchThrowableOfType(JsonFault.class, () -> of(json.replace("%s", SECRET)).key().close());

    assertThat(fault).isNotNull();
    assertThat(everythingOf(fault)).doesNotContain(SECRET, SECRET.substring(0, 8));
  }

  private static void refuses(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading)
        .isInstanceOf(JsonFault.class)
        .hasMessage(message)
        .hasNoCause()
        .satisfies(fault -> assertThat(everythingOf(fault)).doesNotContain(SECRET));
  }

  /** Messages, causes and what was suppressed. */
  private static String everythingOf(Throwable fault) {
    StringWriter all = new StringWriter();
    fault.printStackTrace(new PrintWriter(all));
    return all.toString();
  }

  private static String container(String id, String key) {
    return "{\"key\":\"" + key + "\",\"key_ID\":\"" + id + "\"}";
  }

  private static String hex(String ascii) {
    return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private static JsonMembers of(String json) throws JsonFault {
    return JsonMembers.of(json.getBytes(UTF_8));
  }
}
