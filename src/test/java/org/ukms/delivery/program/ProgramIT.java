package org.ukms.delivery.program;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.delivery.program.Program.Printed;

/** L-5 with real programs. */
class ProgramIT {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final Program program = new Program(InstantSource.system(), LONG);

  private static List<String> shell(String script) {
    return List.of("/bin/sh", "-c", script);
  }

  private String printed(String script, String input) throws IOException {
    try (Ended ended =
        program.run(shell(script), Map.of("ONE", "1"), input.getBytes(US_ASCII), Printed.ALL)) {
      assertThat(ended.status()).isZero();
      return new String(ended.output(), US_ASCII);
    }
  }

  @Test
  void getsItsInputAndTellsItsStatus() throws IOException {
    assertThat(printed("cat", "the key")).isEqualTo("the key");
    try (Ended ended = program.run(shell("exit 7"), Map.of(), new byte[44], Printed.NOWHERE)) {
      assertThat(ended.status()).isEqualTo(7);
      assertThat(ended.output()).isEmpty();
    }
  }

  @Test
  void getsNothingOfOurEnvironmentButThreeNames() throws IOException {
    assertThat(printed("env | sed 's/=.*//' | sort | tr '\\n' ' '", ""))
        .contains("ONE ", "PATH ")
        .matches("(HOME )?(LANG )?ONE PATH PWD (SHLVL )?(_ )?");
  }

  @Test
  void whatItPrintsIsKeptWholeHoweverMuch() throws IOException {
    assertThat(printed("seq 1 100000", "")).hasSize(588_895).endsWith("100000\n");
  }

  @Test
  void itsComplaintsAreKeptOnlyWhereTheyAreAskedFor() throws IOException {
    assertThat(printed("echo one; echo two >&2", "")).isEqualTo("one\ntwo\n");
    try (Ended ended =
        program.run(shell("echo one; echo two >&2"), Map.of(), new byte[0], Printed.SAID)) {
      assertThat(new String(ended.output(), US_ASCII)).isEqualTo("one\n");
    }
  }

  @Test
  void oneThatTakesTooLongIsKilledWithWhatItHasBegun() throws IOException {
    Path pid = folder.resolve("pid");
    Program hasty = new Program(InstantSource.system(), Duration.ofSeconds(1));

    assertThatThrownBy(
            () ->
                hasty.run(
                    shell("sleep 60 & echo $! > " + pid + "; wait"),
                    Map.of(),
                    new byte[44],
                    Printed.ALL))
        .isInstanceOf(IOException.class)
        .hasMessage("not through after 1 s, killed");

    long begun = Long.parseLong(Files.readString(pid).strip());
    await().until(() -> ProcessHandle.of(begun).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void oneThatDoesNotExistIsAFailureThatSaysSo() {
    assertThatThrownBy(
            () -> program.run(List.of("/no/such/program"), Map.of(), new byte[0], Printed.ALL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/no/such/program");
  }

  @Test
  void oneThatReadsNothingIsJudgedByItsStatus() throws IOException {
    try (Ended ended =
        program.run(shell("exec <&-; exit 0"), Map.of(), new byte[44], Printed.NOWHERE)) {
      assertThat(ended.status()).isZero();
    }
  }
}
