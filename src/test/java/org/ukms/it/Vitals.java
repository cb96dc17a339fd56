package org.ukms.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server holds, after a full garbage collection, as Linux and the JDK's jcmd tell it.
 *
 * @param threads all of the process
 * @param files all open ones of the process, sockets too
 * @param loaders class loaders that have our classes
 * @param nodes of ours that are reachable
 * @param timers of EJBs
 * @param locks of state folders that are held
 * @param heapBytes of the reachable objects
 * @param metaspaceKb used by classes
 */
record Vitals(
    long threads,
    long files,
    long loaders,
    long nodes,
    long timers,
    long locks,
    long heapBytes,
    long metaspaceKb) {

  private static final String NODE = "org.ukms.UkmsNode";

  /** What stands for one timer of an EJB on Payara and on WildFly. */
  private static final String TIMER =
      "(?:com\\.sun\\.ejb\\.containers\\.RuntimeTimerState"
          + "|org\\.jboss\\.as\\.ejb3\\.timerservice\\.TimerImpl)";

  static Vitals of(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    String histogram = jcmd(pid, "GC.class_histogram");
    return new Vitals(
        entries(pid, "task"),
        entries(pid, "fd"),
        count(jcmd(pid, "VM.class_hierarchy", NODE), NODE + "/"),
        instances(histogram, Pattern.quote(NODE)),
        instances(histogram, TIMER),
        count(jcmd(pid, "VM.system_properties"), "org.ukms.lock"),
        number(histogram, "Total +\\d+ +(\\d+)"),
        number(jcmd(pid, "GC.heap_info"), "Metaspace +used (\\d+)K"));
  }

  private static long entries(long pid, String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(pid), folder))) {
      return entries.count();
    }
  }

  private static long instances(String histogram, String type) {
    return Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +" + type + "$", Pattern.MULTILINE)
        .matcher(histogram)
        .results()
        .mapToLong(row -> Long.parseLong(row.group(1)))
        .sum();
  }

  private static long count(String text, String part) {
    return text.lines().filter(line -> line.contains(part)).count();
  }

  private static long number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in: " + text);
    }
    return Long.parseLong(found.group(1));
  }

  private static String jcmd(long pid, String... words) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(jcmd.toString(), Long.toString(pid)), Stream.of(words))
                    .toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("jcmd " + String.join(" ", words) + ": " + said);
    }
    return said;
  }
}
