package org.ukms.exchange.confirmed.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;

/**
 * What proves a message.
 *
 * @param shared under the chain that both ends have
 * @param next under the chain of the epoch that is being made
 * @param reset under the key of a reset
 * @param fixed under the static secret
 */
public record Tags(
    Optional<Tag> shared, Optional<Tag> next, Optional<Tag> reset, Optional<Tag> fixed) {

  /** No proof. */
  public static final Tags NONE =
      new Tags(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static Tags read(JsonMembers json) throws JsonFault {
    return new Tags(
        json.textIfAny("tag", Tag::new),
        json.textIfAny("tag_next", Tag::new),
        json.textIfAny("tag_reset", Tag::new),
        json.textIfAny("tag_static", Tag::new));
  }

  /** With another one under the shared chain. */
  public Tags withShared(Optional<Tag> tag) {
    return new Tags(tag, next, reset, fixed);
  }

  /** With another one under the next chain. */
  public Tags withNext(Optional<Tag> tag) {
    return new Tags(shared, tag, reset, fixed);
  }

  /** With another one under the key of a reset. */
  public Tags withReset(Optional<Tag> tag) {
    return new Tags(shared, next, tag, fixed);
  }

  /** With another one under the static secret. */
  public Tags withFixed(Optional<Tag> tag) {
    return new Tags(shared, next, reset, tag);
  }

  void writeTo(JsonGenerator json) throws IOException {
    write(json, "tag", shared);
    write(json, "tag_next", next);
    write(json, "tag_reset", reset);
    write(json, "tag_static", fixed);
  }

  private static void write(JsonGenerator json, String member, Optional<Tag> tag)
      throws IOException {
    if (tag.isPresent()) {
      json.writeStringField(member, tag.get().base64());
    }
  }
}
