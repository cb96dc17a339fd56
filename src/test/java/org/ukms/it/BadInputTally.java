package org.ukms.it;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends bad inputs, judges what they got, and counts it. */
final class BadInputTally {

  private static final int AT_ONCE = 8;

  private static final String CLOSED = "closed";

  /** As for a slow sender. */
  private static final String WAITS = "waits";

  private static final List<String> NEEDLES =
      List.of(
          "payara",
          "glassfish",
          "grizzly",
          "jersey",
          "tomcat",
          "catalina",
          "java.",
          "jakarta",
          "jackson",
          "exception",
          "wildfly",
          "jboss",
          "undertow",
          "resteasy",
          "<html",
          "\tat ");

  private final Http http;
  private final Map<String, Map<String, Integer>> counts = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

  private BadInputTally(Http http) {
    this.http = http;
  }

  static BadInputTally of(Http http) {
    return new BadInputTally(http);
  }

  /** What was not as it should be. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Sends them, while others are at it, too. */
  void send(List<BadInput> inputs, Callable<Void> others) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Void>> sent = new ArrayList<>();
      for (BadInput input : inputs) {
        sent.add(
            threads.submit(
                () -> {
                  send(input);
                  return null;
                }));
      }
      for (Future<Void> each : sent) {
        if (!each.isDone()) {
          others.call();
        }
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void send(BadInput input) throws IOException {
    byte[] bytes;
    try {
      bytes = http.patient(input.toSend());
    } catch (SocketTimeoutException slow) {
      count(input, WAITS);
      return;
    }
    if (bytes.length == 0) {
      count(input, CLOSED);
      return;
    }
    try {
      Reply reply = Reply.parse(bytes, false);
      count(input, Integer.toString(reply.status()) + (reply.body().isEmpty() ? " empty" : ""));
      judge(input, reply);
    } catch (IOException | RuntimeException noReply) {
      complaints.add(noReply + " of " + input + " -> " + Http.text(bytes));
    }
  }

  private void judge(BadInput input, Reply reply) {
    String raw = reply.raw().toLowerCase(Locale.ROOT);
    boolean refused = reply.status() >= 400 && reply.status() < 500;
    // A method or a version that is not known; too many requests of a kind.
    boolean notNow = List.of(501, 503, 505).contains(reply.status());
    boolean taken = input.harmless() && reply.status() == 200;
    // Payara answers a path that cannot be decoded by itself, and before anybody else is asked.
    boolean undecodable =
        reply.status() == 200 && reply.body().isEmpty() && input.batch().equals("path");
    boolean told =
        NEEDLES.stream().anyMatch(raw::contains) || reply.headers().containsKey("server");
    // A step back may leave the application: what a server says there is its own affair.
    boolean elsewhere =
        reply.status() == 404
            && input.batch().equals("path")
            && input.harmless()
            && !http.contextPath().isEmpty();
    boolean split = reply.headers().containsKey(BadInputs.NEEDLE);
    boolean ours = !told && isJson(reply.body());
    if (!(refused || notNow || taken || undecodable) || split || !(ours || elsewhere)) {
      complaints.add(input + " -> " + reply.raw());
    }
  }

  private static boolean isJson(String body) {
    return body.isEmpty() || body.startsWith("{");
  }

  private void count(BadInput input, String what) {
    counts
        .computeIfAbsent(input.batch(), any -> new ConcurrentSkipListMap<>())
        .merge(what, 1, Integer::sum);
  }

  /** How many got what. */
  String table(String title) {
    Set<String> columns = new TreeSet<>();
    Map<String, Integer> sums = new TreeMap<>();
    for (Map<String, Integer> row : counts.values()) {
      columns.addAll(row.keySet());
      row.forEach((what, count) -> sums.merge(what, count, Integer::sum));
    }
    StringBuilder table = new StringBuilder("| " + title + " | tried |");
    columns.forEach(column -> table.append(' ').append(column).append(" |"));
    Map<String, Map<String, Integer>> rows = new TreeMap<>(counts);
    rows.forEach((name, row) -> table.append(row(name, row, columns)));
    return table.append(row("sum", sums, columns)).toString();
  }

  private static String row(String name, Map<String, Integer> counts, Set<String> columns) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder row = new StringBuilder("\n| " + name + " | " + all + " |");
    columns.forEach(column -> row.append(' ').append(counts.getOrDefault(column, 0)).append(" |"));
    return row.toString();
  }
}
