package org.ukms.tls.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What some files hold, read anew once they have changed (TLS-3). For all threads.
 *
 * @param <T> what is read of them
 */
public final class Renewed<T> {

  /** How what is read of files is made. */
  @FunctionalInterface
  public interface Reading<T> {

    /**
     * Reads the files.
     *
     * @throws IOException if they cannot be used; the message is fit for a log
     */
    T read() throws IOException;
  }

  /** Hears what became of files that have changed; it returns soon and throws nothing. */
  public interface Told {

    /** The new ones are in use. */
    void renewed();

    /** The new ones cannot be used, so the old ones stay in use; told once for each problem. */
    void kept(String problem);
  }

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final List<Path> files;
  private final Reading<T> reading;
  private final InstantSource clock;
  private final Told told;

  private T current;
  private List<String> stamps;
  private Instant looked;
  private Optional<String> problem = Optional.empty();

  /**
   * Reads the files for the first time.
   *
   * @param clock the time of day, which may jump
   * @throws IOException if they cannot be used
   */
  public Renewed(List<Path> files, Reading<T> reading, InstantSource clock, Told told)
      throws IOException {
    this.files = List.copyOf(files);
    this.reading = reading;
    this.clock = clock;
    this.told = told;
    this.looked = clock.instant();
    this.stamps = stampsNow();
    this.current = reading.read();
  }

  /** What was read last of files that could be used; they are looked at every second at most. */
  public synchronized T get() {
    Instant now = clock.instant();
    Duration since = Duration.between(looked, now);
    if (since.isNegative() || since.compareTo(LOOK) >= 0) {
      looked = now;
      look();
    }
    return current;
  }

  private void look() {
    // Before they are read: what changes meanwhile is seen by the next look.
    List<String> found = stampsNow();
    if (found.equals(stamps)) {
      return;
    }
    stamps = found;
    try {
      current = reading.read();
      problem = Optional.empty();
      told.renewed();
    } catch (IOException unusable) {
      Optional<String> now = Optional.of(String.valueOf(unusable.getMessage()));
      if (!now.equals(problem)) {
        told.kept(now.get());
      }
      problem = now;
    }
  }

  private List<String> stampsNow() {
    return files.stream().map(Renewed::stamp).toList();
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.size() + " " + found.lastModifiedTime() + " " + found.fileKey();
    } catch (IOException absent) {
      return "absent";
    }
  }
}
