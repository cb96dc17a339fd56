package org.ukms.config.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CFG-3 and CFG-4 for URLs. */
class HttpUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://localhost, http://localhost",
    "http://localhost:5555, http://localhost:5555",
    "https://kme.example:443/a/b, https://kme.example:443/a/b",
    "http://localhost:5555///, http://localhost:5555",
    "http://localhost/a/, http://localhost/a",
    "HTTPS://Localhost/A, https://Localhost/A",
    "http://[::1]:65535, http://[::1]:65535",
    "http://127.0.0.1:1/%41, http://127.0.0.1:1/%41",
  })
  void dropsSlashesAtTheEndAndNothingElse(String text, String url) {
    assertThat(HttpUrl.parse(text)).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty, or with a blank or non-ASCII character",
        "' http://a' | empty, or with a blank or non-ASCII character",
        "http://b\u00fcro/ | empty, or with a blank or non-ASCII character",
        "localhost:5555 | not http:// or https://",
        "/a | not http:// or https://",
        "//localhost | not http:// or https://",
        "ftp://localhost | not http:// or https://",
        "http:localhost | no valid host and port",
        "http:///a | no valid host and port",
        "http:// | not a URL (Expected scheme-specific part at character 6)",
        "http://my_host | no valid host and port",
        "http://localhost: | no valid host and port",
        "http://localhost:x | no valid host and port",
        "http://localhost:-1 | no valid host and port",
        "http://localhost:0 | a port out of 1 to 65535",
        "http://localhost:65536 | a port out of 1 to 65535",
        "http://localhost:99999999999 | no valid host and port",
        "http://localhost/a?b | a query (?) in a base URL",
        "http://localhost? | a query (?) in a base URL",
        "http://localhost/a#b | a fragment (#) in a base URL",
        "http://local^host | not a URL (Illegal character in authority at character 8)",
        "http://localhost/% | not a URL (Malformed escape pair at character 18)",
      })
  void saysWhatIsWrong(String text, String wrong) {
    assertThatThrownBy(() -> HttpUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(wrong + ", expected a URL such as http://localhost:5555");
  }

  @Test
  void quotesNoPassword() {
    for (String text :
        new String[] {"http://u:hunter2@a", "http://u:hunter2@:1", "ftp://:hunter2@a"}) {
      assertThatThrownBy(() -> HttpUrl.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("hunter2");
    }
  }
}
