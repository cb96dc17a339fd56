package org.ukms.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** On what a process listens, as Linux tells it in {@code /proc}. */
final class Sockets {

  private static final String LISTEN = "0A";
  private static final String ANY_REMOTE = "[0:]+";

  private Sockets() {}

  /** Each as {@code tcp 127.0.0.1:5555}, IPv4 addresses as such. */
  static Set<String> listening(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> own = inodes(process.resolve("fd"));
    Set<String> found = new TreeSet<>();
    for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
      List<String> lines = Files.readAllLines(process.resolve("net").resolve(protocol));
      for (String line : lines.subList(1, lines.size())) {
        // sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode
        String[] words = line.strip().split("\\s+", -1);
        boolean open =
            protocol.startsWith("tcp") ? words[3].equals(LISTEN) : words[2].matches(ANY_REMOTE);
        if (open && own.contains(words[9])) {
          found.add(protocol.substring(0, 3) + " " + address(words[1]));
        }
      }
    }
    return found;
  }

  private static Set<String> inodes(Path fds) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> each = Files.newDirectoryStream(fds)) {
      for (Path fd : each) {
        String target = target(fd);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static String target(Path fd) throws IOException {
    try {
      return Files.readSymbolicLink(fd).toString();
    } catch (NoSuchFileException closedMeanwhile) {
      return "";
    }
  }

  /** Words of 32 bits in the byte order of the machine, then the port. */
  private static String address(String hex) {
    int colon = hex.indexOf(':');
    String ip = hex.substring(0, colon);
    int port = Integer.parseInt(hex.substring(colon + 1), 16);
    String v4 = ip.startsWith("0000000000000000FFFF0000") ? ip.substring(24) : ip;
    if (v4.length() != 8) {
      return ip + ":" + port;
    }
    int word = Integer.parseUnsignedInt(v4, 16);
    return "%d.%d.%d.%d:%d"
        .formatted(word & 255, word >> 8 & 255, word >> 16 & 255, word >>> 24, port);
  }
}
