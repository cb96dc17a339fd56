package org.ukms.server.rest.kme;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

/** The first half of a reply, after which the connection is closed. */
final class BrokenReply implements StreamingOutput {

  private final byte[] json;

  BrokenReply(byte[] json) {
    this.json = json;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    out.write(json, 0, json.length / 2);
    out.flush();
    throw new IOException("closed on demand");
  }
}
