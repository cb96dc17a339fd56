package org.ukms.it.debian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The unit of a service: what systemd would do to start it, as a command. */
public final class SystemdUnit {

  private static final Map<String, String> FOLDERS =
      Map.of(
          "StateDirectory", "/var/lib/",
          "CacheDirectory", "/var/cache/",
          "RuntimeDirectory", "/run/");

  private final Map<String, List<String>> settings = new TreeMap<>();

  private SystemdUnit() {}

  /** Reads a unit. */
  public static SystemdUnit read(Path file) throws IOException {
    SystemdUnit unit = new SystemdUnit();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        unit.settings
            .computeIfAbsent(line.substring(0, equals), any -> new ArrayList<>())
            .add(line.substring(equals + 1));
      }
    }
    return unit;
  }

  /** The one value of a setting. */
  public String value(String setting) {
    List<String> values = settings.getOrDefault(setting, List.of());
    if (values.size() != 1) {
      throw new IllegalStateException(setting + ": expected once: " + values);
    }
    return values.get(0);
  }

  /** Makes the folders of the service, as systemd does before each start. */
  public void makeFolders(DebianRoot root) throws IOException, InterruptedException {
    for (Map.Entry<String, String> folder : FOLDERS.entrySet()) {
      root.mustRun(
          "install",
          "-d",
          "-m" + value(folder.getKey() + "Mode"),
          "-o" + value("User"),
          "-g" + value("Group"),
          folder.getValue() + value(folder.getKey()));
    }
  }

  /** The command of the service with its user, capabilities, environment, folder and umask. */
  public ProcessBuilder command(DebianRoot root) {
    List<String> words =
        new ArrayList<>(List.of("env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"));
    settings.get("Environment").forEach(each -> words.add(each.replace("\"", "")));
    words.addAll(
        List.of(
            "setpriv",
            "--reuid=" + value("User"),
            "--regid=" + value("Group"),
            "--init-groups",
            "--no-new-privs",
            "--inh-caps=" + capabilities("AmbientCapabilities"),
            "--ambient-caps=" + capabilities("AmbientCapabilities"),
            "--bounding-set=" + capabilities("CapabilityBoundingSet"),
            "sh",
            "-c",
            "umask " + value("UMask") + "; cd " + value("WorkingDirectory") + "; exec \"$@\"",
            "sh"));
    words.addAll(List.of(value("ExecStart").split(" ", -1)));
    return root.command(words);
  }

  private String capabilities(String setting) {
    StringBuilder out = new StringBuilder("-all");
    for (String name : value(setting).split(" ", -1)) {
      out.append(",+").append(name.substring("CAP_".length()).toLowerCase(Locale.ROOT));
    }
    return out.toString();
  }
}
