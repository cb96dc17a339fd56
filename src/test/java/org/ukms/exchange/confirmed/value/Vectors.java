package org.ukms.exchange.confirmed.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The test vectors of the specification. */
public final class Vectors {

  private static final Pattern LINE =
      Pattern.compile("^([A-Za-z]+\\d?(?:-[a-z]+)?) = ([0-9a-f-]+|\\{.*})$", Pattern.MULTILINE);

  private final Map<String, String> values;

  public Vectors() {
    try {
      String page = Files.readString(Path.of("src/site/markdown/confirmed-exchange.md"));
      values =
          LINE.matcher(page.substring(page.indexOf("### Test vectors")))
              .results()
              .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new AssertionError(name + ": not in the specification, which has " + values.keySet());
    }
    return value;
  }

  public byte[] bytes(String name) {
    return HexFormat.of().parseHex(text(name));
  }
}
