package org.ukms.etsi014;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.key.KeyMaterial;
import org.ukms.name.SaeId;

/**
 * What a device says of its link (ETSI GS QKD 014, clause 6.1).
 *
 * @param stored how many keys can be had
 * @param max how many there can be
 * @param remark what an operator should put right, since no key can be expected with it
 */
public record KmeStatus(long stored, long max, Optional<String> remark) {

  private static final long KEY_BITS = KeyMaterial.BYTES * 8L;
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,64}");

  static KmeStatus read(byte[] body, SaeId self, SaeId other) throws JsonFault {
    JsonMembers status = JsonMembers.of(body);
    List<String> remarks = new ArrayList<>();
    for (String kme : List.of("source_KME_ID", "target_KME_ID")) {
      var unused = status.text(kme);
    }
    String master = status.text("master_SAE_ID");
    if (!master.equals(self.value())) {
      remarks.add(
          "its certificate for us names another SAE: it takes us for "
              + shown(master)
              + ", expected "
              + self);
    }
    String slave = status.text("slave_SAE_ID");
    if (!slave.equals(other.value())) {
      remarks.add("it answers for the slave SAE " + shown(slave) + ", expected " + other);
    }
    long least = atLeast(0, "min_key_size", status);
    long greatest = atLeast(least, "max_key_size", status);
    var unused = status.number("key_size", least, greatest);
    if (least > KEY_BITS || greatest < KEY_BITS) {
      remarks.add("it has keys of %d to %d bits, expected 256".formatted(least, greatest));
    }
    long max = atLeast(0, "max_key_count", status);
    long stored = status.number("stored_key_count", 0, max);
    var unusedToo =
        List.of(
            atLeast(1, "max_key_per_request", status),
            atLeast(0, "max_SAE_ID_count", status),
            status.object("status_extension"));
    return new KmeStatus(
        stored,
        max,
        remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks)));
  }

  private static long atLeast(long least, String member, JsonMembers status) throws JsonFault {
    return status.number(member, least, Long.MAX_VALUE);
  }

  private static String shown(String name) {
    return NAME.matcher(name).matches() ? name : "a name that is no SAE ID";
  }
}
