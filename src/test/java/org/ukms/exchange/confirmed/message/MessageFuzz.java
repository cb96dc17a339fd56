package org.ukms.exchange.confirmed.message;

import java.util.List;
import org.ukms.exchange.confirmed.message.AnyMessages.Reading;
import org.ukms.json.JsonFault;
import org.ukms.property.FaultMessage;

/** Messages of the confirmed exchange: whatever is read is written as it was. */
public final class MessageFuzz {

  private static final List<Reading> READINGS =
      List.of(
          StateQuery::read,
          StateReply::read,
          Prepare::read,
          Prepared::read,
          Commit::read,
          Committed::read,
          StateRequest::read);

  private MessageFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    for (Reading reading : READINGS) {
      try {
        Message message = reading.from(input);
        if (!reading.from(message.json()).equals(message)) {
          throw new AssertionError(message + " is not what it was");
        }
      } catch (JsonFault fault) {
        FaultMessage.assertQuotesNothing(fault.getMessage());
      }
    }
  }
}
