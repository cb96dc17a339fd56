package org.ukms.etsi014.simulator.request;

import java.util.function.Supplier;

/**
 * The body of a POST.
 *
 * @param bytes reads it, once, and only when it is known that the caller may ask
 */
public record Body(Supplier<byte[]> bytes) implements Content {

  @Override
  public KeyRequest keyRequest(Limits limits) {
    byte[] json = bytes.get();
    return json.length == 0
        ? KeyRequest.usual(limits)
        : KeyRequest.of(StrictJson.read(json), limits);
  }

  @Override
  public <I> KeyIdsRequest<I> keyIds(KeyIdsRequest.Form<I> form, Limits limits) {
    return KeyIdsRequest.of(StrictJson.read(bytes.get()), form, limits);
  }
}
