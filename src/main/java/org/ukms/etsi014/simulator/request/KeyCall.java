package org.ukms.etsi014.simulator.request;

import java.util.List;
import org.ukms.tls.chain.Naming;

/**
 * One call of one of the three methods (clause 5).
 *
 * @param saeId from the path, decoded, not judged yet
 * @param caller what the certificate of who calls names, in its order; nothing without one
 */
public record KeyCall(Method method, String saeId, List<Naming> caller, Content content) {

  /** The methods. */
  public enum Method {
    STATUS,
    GET_KEY,
    GET_KEY_WITH_KEY_IDS
  }

  /** Copies the list. */
  public KeyCall {
    caller = List.copyOf(caller);
  }
}
