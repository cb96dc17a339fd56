package org.ukms.exchange.confirmed.checker.machine;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;
import org.ukms.key.Sha3;
import org.ukms.key.chain.Framing;

/** What is new has its name from a counter, so that equal histories make equal worlds. */
public final class Names {

  /** The pair. */
  public static final Link LINK = new Link("hsn_alice", "hsn_bob", "sae_alice", "sae_bob");

  /** The tag of a stranger, who knows no key. */
  public static final Tag WRONG = Tag.of(new byte[KeyMaterial.BYTES]);

  private static final int TOKEN = 16;

  private Names() {}

  /** The token of a kind with this number. */
  public static Token token(char kind, int number) {
    ByteBuffer bytes =
        ByteBuffer.allocate(TOKEN).putChar(kind).putInt(TOKEN - Integer.BYTES, number);
    return new Token(Base64.getEncoder().encodeToString(bytes.array()));
  }

  /** The number of a token. */
  public static int number(Token token) {
    return ByteBuffer.wrap(token.bytes()).getInt(TOKEN - Integer.BYTES);
  }

  /** A token as it is read best. */
  public static String read(Token token) {
    return ByteBuffer.wrap(token.bytes()).getChar() + "" + number(token);
  }

  /** The ID of the leader's key of an attempt. */
  public static KeyId ofLeader(int number) {
    return new KeyId("L" + number);
  }

  /** The ID of a key of the follower. */
  public static KeyId ofFollower(int number) {
    return new KeyId("F" + number);
  }

  /** The number of a key, whoever had it first. */
  public static int number(KeyId id) {
    return Integer.parseInt(id.value().substring(1));
  }

  /** The key of that name: both devices deliver the same bytes. */
  public static QkdKey key(KeyId id) {
    return new QkdKey(id, KeyMaterial.taken(Sha3.hash(Framing.text("key " + id.value()))));
  }
}
