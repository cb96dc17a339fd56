package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls that a page shows with their answers. IDs of keys and keys are other ones each time. */
final class PageCalls {

  private static final String INDENT = "    ";
  private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern SHOWN = Pattern.compile(ID + "|(?<=\"key\":\")[^\"]+");

  /**
   * One of them.
   *
   * @param command as it is typed
   * @param answer what comes back
   */
  record Call(String command, String answer) {}

  private final List<Call> calls = new ArrayList<>();

  /** What has come back instead of what is shown. */
  private final Map<String, String> real = new HashMap<>();

  /** Those of a section. */
  static PageCalls of(Path page, String section) throws IOException {
    PageCalls found = new PageCalls();
    String text = Files.readString(page);
    int start = text.indexOf("\n## " + section + "\n");
    assertThat(start).as(section).isPositive();
    List<String> lines =
        text.substring(start + 1, text.indexOf("\n## ", start + 1)).lines().toList();
    for (int i = 0; i < lines.size() - 1; i++) {
      if (lines.get(i).startsWith("curl ") && lines.get(i + 1).startsWith(INDENT)) {
        found.calls.add(new Call(lines.get(i), lines.get(i + 1).strip()));
      }
    }
    return found;
  }

  List<Call> inOrder() {
    return List.copyOf(calls);
  }

  /** The command with the IDs that came back before. */
  String command(Call call) {
    return SHOWN.matcher(call.command()).replaceAll(shown -> Matcher.quoteReplacement(real(shown)));
  }

  private String real(MatchResult shown) {
    return real.getOrDefault(shown.group(), shown.group());
  }

  /** Compares it: what was shown once and is shown again comes back again. */
  void assertShown(Call call, String came) {
    List<String> unknown = new ArrayList<>();
    StringBuilder expected = new StringBuilder();
    int end = 0;
    for (MatchResult shown : SHOWN.matcher(call.answer()).results().toList()) {
      expected.append(Pattern.quote(call.answer().substring(end, shown.start())));
      if (real.containsKey(shown.group())) {
        expected.append(Pattern.quote(real(shown)));
      } else {
        unknown.add(shown.group());
        expected.append(shown.group().matches(ID) ? "(" + ID + ")" : "([A-Za-z0-9+/]+={0,2})");
      }
      end = shown.end();
    }
    expected.append(Pattern.quote(call.answer().substring(end)));
    Matcher matcher = Pattern.compile(expected.toString()).matcher(came);
    assertThat(matcher.matches()).as("%s%n%s%n%s", call.command(), call.answer(), came).isTrue();
    for (int i = 0; i < unknown.size(); i++) {
      real.put(unknown.get(i), matcher.group(i + 1));
    }
  }
}
