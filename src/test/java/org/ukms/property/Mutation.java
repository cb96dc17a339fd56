package org.ukms.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A change of a text of JSON that is valid.
 *
 * @param at where, from 0 to 999 thousandths of the length, or of the number of members
 * @param with which value, or which byte
 */
public record Mutation(Kind kind, int at, int with) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCALE = 1000;

  /** In the place of a value. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "2.0",
          "1e2",
          "1e999999999",
          "4503599627370496",
          "4503599627370497",
          "4503599627370498",
          "9223372036854775808",
          "7".repeat(999),
          "7".repeat(5000),
          "\"\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"..\"",
          "\"AAAA\"",
          "\"" + "\u9375".repeat(129) + "\"",
          "\"" + "=".repeat(44) + "\"",
          "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"+1000000001-01-01T00:00:00Z\"",
          "[]",
          "{}",
          "{\"a\":1,\"a\":2}",
          "[".repeat(10) + "]".repeat(10),
          "[".repeat(4000) + "]".repeat(4000),
          "{\"a\":".repeat(4000) + "1" + "}".repeat(4000),
          "NaN",
          "'a'",
          "",
          "/* */1");

  /** What is changed. */
  public enum Kind {
    FLIP_A_BIT,
    REPLACE_A_BYTE,
    INSERT_A_BYTE,
    CUT_OFF,
    DROP_A_MEMBER,
    DOUBLE_A_MEMBER,
    REPLACE_A_VALUE,
    NEST_A_VALUE,
    ADD_A_MEMBER,
    SWAP_TWO_VALUES
  }

  /** Any change. */
  public static Arbitrary<Mutation> any() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, SCALE - 1),
            Arbitraries.integers().between(0, 255))
        .as(Mutation::new);
  }

  /** The text, changed; a change of a member leaves alone what is no object any more. */
  public byte[] of(byte[] text) {
    int place = text.length * at / SCALE;
    return switch (kind) {
      case FLIP_A_BIT -> replaced(text, place, text.length == 0 ? 0 : text[place] ^ 1 << with % 8);
      case REPLACE_A_BYTE -> replaced(text, place, with);
      case INSERT_A_BYTE -> inserted(text, place, with);
      case CUT_OFF -> Arrays.copyOf(text, place);
      default -> changed(text);
    };
  }

  /** The same with the object of this name in the text, where there is one. */
  public byte[] within(String member, byte[] text) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(text);
      if (!json.path(member).isObject()) {
        return of(text);
      }
      byte[] inner = of(JSON.writeValueAsBytes(json.get(member)));
      json.putRawValue(member, new RawValue(new String(inner, StandardCharsets.UTF_8)));
      return JSON.writeValueAsBytes(json);
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private static byte[] replaced(byte[] text, int place, int with) {
    byte[] changed = text.clone();
    if (place < changed.length) {
      changed[place] = (byte) with;
    }
    return changed;
  }

  private static byte[] inserted(byte[] text, int place, int with) {
    byte[] longer = Arrays.copyOf(text, text.length + 1);
    System.arraycopy(text, place, longer, place + 1, text.length - place);
    longer[place] = (byte) with;
    return longer;
  }

  private byte[] changed(byte[] text) {
    List<String> members = members(text);
    if (members.isEmpty()) {
      return text;
    }
    String value = VALUES.get(with % VALUES.size());
    int member = members.size() * at / SCALE;
    int other = with % members.size();
    switch (kind) {
      case DROP_A_MEMBER -> members.remove(member);
      case DOUBLE_A_MEMBER -> members.add(other, members.get(member));
      case REPLACE_A_VALUE -> members.set(member, named(name(members.get(member)), value));
      case NEST_A_VALUE -> members.set(member, nested(members.get(member), with % 20));
      case ADD_A_MEMBER -> members.add(other, named("\"added\"", value));
      default -> {
        String first = members.get(member);
        members.set(member, named(name(first), valueOf(members.get(other))));
        members.set(other, named(name(members.get(other)), valueOf(first)));
      }
    }
    return ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> members(byte[] text) {
    List<String> members = new ArrayList<>();
    try {
      JsonNode json = JSON.readTree(text);
      for (var member : json.properties()) {
        members.add(
            named(JSON.writeValueAsString(member.getKey()), String.valueOf(member.getValue())));
      }
    } catch (IOException noJson) {
      members.clear();
    }
    return members;
  }

  private static String nested(String member, int depth) {
    String value = "[".repeat(depth) + valueOf(member) + "]".repeat(depth);
    return named(name(member), value);
  }

  private static String named(String name, String value) {
    return name + ":" + value;
  }

  private static String name(String member) {
    return member.substring(0, member.indexOf(':'));
  }

  private static String valueOf(String member) {
    return member.substring(member.indexOf(':') + 1);
  }
}
