package org.ukms.it.tunnel;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pings through a tunnel, every 10 ms, from the first that is answered. */
public final class Pings implements AutoCloseable {

  private static final Pattern REPLY = Pattern.compile("icmp_seq=(\\d+) ttl=");
  // A sequence number has 16 bits.
  private static final int ROUND = 1 << 16;

  private final Process process;
  private final Thread reader = new Thread(this::read, "pings");

  private final BitSet answered = new BitSet();
  private int first = -1;
  private int last = -1;
  private long lastNanos;
  private long longestSilence;

  private Pings(Process process) {
    this.process = process;
  }

  /**
   * What came of them.
   *
   * @param sent up to the last that was answered
   * @param lost of those
   * @param longestSilence from one reply to the next
   */
  public record Count(int sent, int lost, Duration longestSilence) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d packets sent, %d lost, longest silence %d ms",
          sent,
          lost,
          longestSilence.toMillis());
    }
  }

  /** Starts them. */
  public static Pings start(Namespace from, String to) throws IOException {
    // Three may be on their way: a ping that was late is made up for.
    Pings pings =
        new Pings(
            from.command("ping", "-n", "-l", "3", "-i", "0.01", to)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    pings.reader.setDaemon(true);
    pings.reader.start();
    return pings;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher reply = REPLY.matcher(line);
        if (reply.find()) {
          note(Integer.parseInt(reply.group(1)), System.nanoTime());
        }
      }
    } catch (IOException closed) {
      process.destroy();
    }
  }

  private synchronized void note(int sequence, long now) {
    if (first < 0) {
      first = sequence;
      last = sequence;
    } else {
      longestSilence = Math.max(longestSilence, now - lastNanos);
    }
    lastNanos = now;
    int ahead = Math.floorMod(sequence - last, ROUND);
    int number = ahead < ROUND / 2 ? last + ahead : last + ahead - ROUND;
    if (number >= first) {
      answered.set(number);
      last = Math.max(last, number);
    }
  }

  /** Whether the last reply is younger than this. */
  public synchronized boolean answeredWithin(Duration age) {
    return first >= 0 && System.nanoTime() - lastNanos < age.toNanos();
  }

  public synchronized Count count() {
    int sent = first < 0 ? 0 : last - first + 1;
    return new Count(sent, sent - answered.cardinality(), Duration.ofNanos(longestSilence));
  }

  /** Ends them, and tells what came of them. */
  public Count stop() throws InterruptedException {
    close();
    reader.join();
    return count();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
