package org.ukms.etsi014;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.http.HttpFailure;
import org.ukms.http.HttpReply;
import org.ukms.json.JsonFault;
import org.ukms.name.SaeId;

/**
 * Says why a call to a device failed, and what to do about it (E-4, E-8).
 *
 * @param where the device and the method, as the beginning of each message
 * @param self our SAE
 */
record Refusal(String where, SaeId self) {

  KmeException noReply(Throwable failure) {
    Kind kind = HttpFailure.mayHaveBeenSent(failure) ? Kind.NO_REPLY : Kind.UNREACHABLE;
    return new KmeException(kind, where + HttpFailure.reason(failure), Optional.empty(), failure);
  }

  KmeException violation(JsonFault fault) {
    return new KmeException(Kind.VIOLATION, where + fault.getMessage(), Optional.empty(), fault);
  }

  /** Lets a good reply pass. */
  void unlessGood(HttpReply reply, boolean askedById) throws KmeException {
    if (reply.status() != 200) {
      Kind kind = kind(reply.status(), askedById);
      String said =
          DeviceText.messageOf(reply.body()).map(text -> "; it says: \"" + text + "\"").orElse("");
      throw new KmeException(
          kind,
          where + "status " + reply.status() + meaning(kind, reply) + said,
          reply.retryAfter(),
          null);
    }
  }

  private static Kind kind(int status, boolean askedById) {
    // The standard has 400 for a key that is not there, without a status of its own.
    if (askedById && (status == 400 || status == 404)) {
      return Kind.NOT_FOUND;
    }
    // An error that the standard knows, or a fault of the request, was told before a key was taken.
    return switch (status) {
      case 401, 403 -> Kind.UNAUTHORIZED;
      case 429, 503 -> Kind.BUSY;
      default -> status >= 400 && status < 500 ? Kind.REFUSED : Kind.VIOLATION;
    };
  }

  private String meaning(Kind kind, HttpReply reply) {
    return switch (kind) {
      case UNAUTHORIZED ->
          ", it does not accept our certificate, or not for the SAE "
              + self
              + ": see certificate_file, and what its operator has registered";
      case NOT_FOUND -> ", it has no key of this ID";
      case BUSY ->
          ", it cannot deliver now"
              + reply.retryAfter().map(wait -> " and asks to wait " + seconds(wait)).orElse("");
      case REFUSED -> ", it refuses the request";
      default -> ", expected 200";
    };
  }

  private static String seconds(Duration wait) {
    return String.format(Locale.ROOT, "%d s", wait.toSeconds());
  }
}
