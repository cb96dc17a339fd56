package org.ukms.exchange.confirmed.checker;

import java.time.Duration;
import java.util.List;

/**
 * What a search found.
 *
 * @param steps of the longest way that was gone
 * @param isWhole whether every world within the budget was seen
 * @param fairRuns how many pairs of ends were led to agreement
 * @param mostBegins how many begins the slowest of them took
 * @param complaint which rule was broken, "" if none
 * @param trace how, one line for each step
 */
record Outcome(
    long worlds,
    long resets,
    int steps,
    boolean isWhole,
    int fairRuns,
    int mostBegins,
    Duration time,
    String complaint,
    List<String> trace) {

  @Override
  public String toString() {
    long millis = Math.max(1, time.toMillis());
    String found =
        complaint.isEmpty()
            ? "no rule broken"
            : "after "
                + trace.size()
                + " steps: "
                + complaint
                + "\n  "
                + String.join("\n  ", trace);
    return String.format(
        "%d worlds%s, at most %d steps, %d RESETs, %d fair runs of at most %d begins,"
            + " %.1f s, %d worlds/s; %s",
        worlds,
        isWhole ? " (all)" : "",
        steps,
        resets,
        fairRuns,
        mostBegins,
        millis / 1000.0,
        worlds * 1000 / millis,
        found);
  }
}
