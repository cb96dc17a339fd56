package org.ukms.delivery.wireguard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static Optional<Boolean> isSecret(String lines, String name) {
    return Lines.of(lines.getBytes(US_ASCII), name)
        .map(value -> value.is("secret".getBytes(US_ASCII)));
  }

  @Test
  void findsTheValueBehindAName() {
    assertThat(isSecret("one\tsecret\ntwo\t(none)\n", "one")).contains(true);
    assertThat(isSecret("one\tsecret\ntwo\t(none)\n", "two")).contains(false);
    assertThat(isSecret("two\t(none)\none\tsecret", "one")).contains(true);
  }

  @Test
  void knowsWhetherAKeyIsQuoted() {
    byte[] key = "secret".getBytes(US_ASCII);

    assertThat(Lines.quote("not of the form: `secret'".getBytes(US_ASCII), key)).isTrue();
    assertThat(Lines.quote("secret".getBytes(US_ASCII), key)).isTrue();
    assertThat(Lines.quote("no such device: secre".getBytes(US_ASCII), key)).isFalse();
    assertThat(Lines.quote(new byte[0], key)).isFalse();
  }

  @Test
  void aPartOfANameOrOfAValueIsNotIt() {
    assertThat(isSecret("one\tsecret\n", "on")).isEmpty();
    assertThat(isSecret("one\tsecret\n", "three")).isEmpty();
    assertThat(isSecret("one\tsecrets\n", "one")).contains(false);
    assertThat(isSecret("one\tsecre\n", "one")).contains(false);
    assertThat(isSecret("one", "one")).isEmpty();
    assertThat(isSecret("", "one")).isEmpty();
  }
}
