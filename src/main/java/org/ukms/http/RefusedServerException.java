package org.ukms.http;

import org.apache.hc.core5.http.HttpException;

/** A server that is not whom a call was meant for; it got nothing of the call (H-7). */
final class RefusedServerException extends HttpException {

  private static final long serialVersionUID = 1L;

  RefusedServerException(String reason) {
    super(reason);
  }
}
