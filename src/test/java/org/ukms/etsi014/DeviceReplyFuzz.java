package org.ukms.etsi014;

import java.util.Optional;
import org.ukms.json.JsonFault;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.name.SaeId;
import org.ukms.property.FaultMessage;

/** What a QKD device answers: keys, its status, and words for the log. */
public final class DeviceReplyFuzz {

  private static final SaeId SELF = new SaeId("sae_alice");
  private static final SaeId OTHER = new SaeId("sae_bob");
  private static final int LONGEST_WORDS = 120;
  private static final int LONGEST_REMARK = 400;

  private DeviceReplyFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    readKey(input);
    readStatus(input);
    DeviceText.messageOf(input).ifPresent(words -> check(words, LONGEST_WORDS));
  }

  private static void readKey(byte[] input) {
    try (QkdKey key = KeyContainer.onlyKey(input, Optional.empty())) {
      try (QkdKey same = KeyContainer.onlyKey(input, Optional.of(key.id()))) {
        if (!same.id().equals(key.id())) {
          throw new AssertionError("another ID the second time");
        }
      }
      try (QkdKey other = KeyContainer.onlyKey(input, Optional.of(new KeyId("no such key")))) {
        if (!other.id().lowerCase().equals("no such key")) {
          throw new AssertionError("a key of another ID");
        }
      } catch (JsonFault expected) {
        check(expected.getMessage(), LONGEST_WORDS);
      }
    } catch (JsonFault fault) {
      check(fault.getMessage(), LONGEST_WORDS);
    }
  }

  private static void readStatus(byte[] input) {
    try {
      KmeStatus status = KmeStatus.read(input, SELF, OTHER);
      if (status.stored() < 0 || status.stored() > status.max()) {
        throw new AssertionError("out of range: " + status);
      }
      status.remark().ifPresent(words -> check(words, LONGEST_REMARK));
    } catch (JsonFault fault) {
      FaultMessage.assertQuotesNothing(fault.getMessage());
    }
  }

  private static void check(String words, int longest) {
    if (words.isEmpty()
        || words.length() > longest
        || words.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new AssertionError("unfit for a log: " + words);
    }
  }
}
