package org.ukms.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CFG-1 and CFG-4: whatever stands in the file, it is read or refused in visible lines. */
class JunkTest {

  private static final Pattern VISIBLE = Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");
  private static final String SIGNS = "[]{}=.,\"'\\#\n\r\t 0159eE+-_:TZxob\u0000\u0007\u202e\u2028";

  @TempDir Path folder;

  private final Random random = new Random(20260101);

  @Test
  void readsOrRefusesRandomBytes() throws Exception {
    for (int i = 0; i < 200; i++) {
      byte[] junk = new byte[random.nextInt(200)];
      random.nextBytes(junk);
      read(junk);
    }
  }

  @Test
  void readsOrRefusesRandomSigns() throws Exception {
    for (int i = 0; i < 200; i++) {
      StringBuilder junk = new StringBuilder();
      int length = random.nextInt(60);
      for (int j = 0; j < length; j++) {
        junk.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      read(junk.toString().getBytes(UTF_8));
    }
  }

  @Test
  void readsOrRefusesASoundFileWithAFewWrongBytes() throws Exception {
    for (int i = 0; i < 300; i++) {
      byte[] junk = NodeFile.SOUND.getBytes(UTF_8);
      for (int j = random.nextInt(3); j >= 0; j--) {
        junk[random.nextInt(junk.length)] =
            (byte)
                (random.nextBoolean()
                    ? SIGNS.charAt(random.nextInt(SIGNS.length()))
                    : random.nextInt(128));
      }
      read(junk);
    }
  }

  @Test
  void refusesNestingWithoutEnd() throws Exception {
    for (String deep : new String[] {"[", "[[", "a.", "a=[", "a={a=", "[a.", "\"\"\"\n"}) {
      read(deep.repeat(2000).getBytes(UTF_8));
    }
  }

  private void read(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("junk.toml"), bytes);
    try {
      ConfigReader.read(file, Optional.of(folder));
    } catch (ConfigException e) {
      assertThat(e.getMessage().split("\n", -1))
          .allSatisfy(line -> assertThat(line).startsWith(file.toString()).matches(VISIBLE));
    }
  }
}
