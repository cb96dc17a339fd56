package org.ukms.delivery.program;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ukms.delivery.lane.Outlet;
import org.ukms.delivery.lane.Parcel;
import org.ukms.key.KeyId;
import org.ukms.name.PeerName;

/**
 * A program that takes the key from its standard input, 44 characters of base64 without a newline,
 * and whose exit status 0 says that it is in place (L-5). Its environment has {@code UKMS_PEER},
 * {@code UKMS_REASON} and, where they are known, {@code UKMS_EPOCH}, {@code UKMS_KEY_ID} and {@code
 * UKMS_PEER_KEY_ID}.
 */
public final class ExecDelivery implements Outlet {

  private final PeerName peer;
  private final List<String> command;
  private final Optional<String> label;
  private final Program program;

  /**
   * A program.
   *
   * @param command its path, and its arguments
   */
  public ExecDelivery(
      PeerName peer, List<String> command, Optional<String> label, Program program) {
    this.peer = peer;
    this.command = List.copyOf(command);
    this.label = label;
    this.program = program;
  }

  @Override
  public String kind() {
    return "exec";
  }

  @Override
  public String target() {
    return command.get(0);
  }

  @Override
  public Optional<String> label() {
    return label;
  }

  @Override
  public void deliver(Parcel parcel) throws IOException {
    byte[] text = parcel.psk().exposeText(byte[]::clone);
    try (Ended ended = program.run(command, environment(parcel), text, Program.Printed.NOWHERE)) {
      if (ended.status() != 0) {
        throw new IOException("exit status " + ended.status());
      }
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private Map<String, String> environment(Parcel parcel) {
    Map<String, String> environment = new HashMap<>();
    environment.put("UKMS_PEER", peer.value());
    environment.put("UKMS_REASON", parcel.reason().word());
    parcel.facts().epoch().ifPresent(epoch -> environment.put("UKMS_EPOCH", epoch.toString()));
    parcel.facts().ours().map(KeyId::value).ifPresent(id -> environment.put("UKMS_KEY_ID", id));
    parcel
        .facts()
        .theirs()
        .map(KeyId::value)
        .ifPresent(id -> environment.put("UKMS_PEER_KEY_ID", id));
    return environment;
  }
}
