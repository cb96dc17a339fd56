package org.ukms.state;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.KeyIds;
import org.ukms.exchange.confirmed.durable.Pending;
import org.ukms.exchange.confirmed.message.Head;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.Tags;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyId;
import org.ukms.key.Psk;
import org.ukms.key.SampleKeys;
import org.ukms.key.chain.KeyChain;

/** State of the confirmed exchange, made up. */
final class SampleChains {

  private static final Link LINK = new Link("hsn_alice", "hsn_bob", "sae_alice", "sae_bob");

  /** A follower between its promise and the commit. */
  static final SavedState SAVED =
      new SavedState(
          PeerState.unknown(),
          Instant.parse("2026-01-02T03:04:05Z"),
          Optional.of(
              new ChainState(
                  token(1),
                  true,
                  Optional.of(epoch(41, 2, "one", "two")),
                  Optional.of(new Psk(SampleKeys.filledWith(3, "psk").material())),
                  Map.of(),
                  false,
                  Optional.of(
                      new Pending(
                          epoch(42, 4, "three", "four"),
                          false,
                          token(5),
                          token(6),
                          hash(7),
                          new Prepared(
                              new Head("suite", LINK, token(1), token(1)),
                              42,
                              token(6),
                              new KeyId("four"),
                              Tags.NONE
                                  .withShared(Optional.of(tag(8)))
                                  .withNext(Optional.of(tag(9)))))))));

  /** The same in the file. */
  static final String V2 =
      """
      {"version":2,"source_KME_ID":"hsn_alice","target_KME_ID":"hsn_bob",
      "since":"2026-01-02T03:04:05Z",
      "chain":{"instance":"AQEBAQEBAQEBAQEBAQEBAQ==","pinned":true,"unacknowledged":false,
      "installed":"AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=",
      "current":{"number":41,"chain":"AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=",
      "context":"AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=",
      "leader_key_ID":"one","follower_key_ID":"two"},
      "pending":{"epoch":{"number":42,"chain":"BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ=",
      "context":"BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ=",
      "leader_key_ID":"three","follower_key_ID":"four"},
      "reset":false,"nonce":"BQUFBQUFBQUFBQUFBQUFBQ==","attempt":"BgYGBgYGBgYGBgYGBgYGBg==",
      "request":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
      "reply":{"suite":"suite","leader_KME_ID":"hsn_alice","follower_KME_ID":"hsn_bob",
      "leader_SAE_ID":"sae_alice","follower_SAE_ID":"sae_bob",
      "instance":"AQEBAQEBAQEBAQEBAQEBAQ==","start":"AQEBAQEBAQEBAQEBAQEBAQ==","epoch":42,"attempt":"BgYGBgYGBgYGBgYGBgYGBg==",
      "key_ID":"four","tag":"CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=",
      "tag_next":"CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk="}}}}
      """
          .replace("\n", "");

  /** Each of its characters takes twelve bytes in the file, as two escapes. */
  static final String LONGEST_KEY_ID = "\uD83D\uDD11".repeat(KeyId.MAX_LENGTH / 2);

  private SampleChains() {}

  static ChainState longest(boolean pinned) {
    Link link = new Link("a".repeat(64), "b".repeat(64), "c".repeat(64), "d".repeat(64));
    Epoch epoch = epoch(Message.MAX_EPOCH, -1, LONGEST_KEY_ID, LONGEST_KEY_ID);
    Optional<Tag> tag = Optional.of(tag(-1));
    Prepared reply =
        new Prepared(
            new Head("\"".repeat(128), link, token(-1), token(-1)),
            Message.MAX_EPOCH,
            token(-1),
            new KeyId(LONGEST_KEY_ID),
            new Tags(tag, tag, tag, tag));
    return new ChainState(
        token(-1),
        pinned,
        Optional.of(epoch).filter(unused -> pinned),
        Optional.of(epoch.psk()),
        labelled(epoch),
        false,
        Optional.of(new Pending(epoch, false, token(-1), token(-1), hash(-1), reply)));
  }

  /** As many labels as there may be, each as long as it may be then. */
  private static Map<String, Psk> labelled(Epoch epoch) {
    return IntStream.range(0, 8)
        .mapToObj(n -> n + "-label-10")
        .collect(Collectors.toMap(label -> label, label -> epoch.chain().psk(label, 1)));
  }

  static Token token(int value) {
    return new Token(base64(16, value));
  }

  private static Hash hash(int value) {
    return new Hash(base64(32, value));
  }

  private static Tag tag(int value) {
    return new Tag(base64(32, value));
  }

  private static Epoch epoch(long number, int value, String ofLeader, String ofFollower) {
    return new Epoch(
        number,
        new KeyChain(SampleKeys.filledWith(value, "chain").material()),
        hash(value),
        new KeyIds(new KeyId(ofLeader), new KeyId(ofFollower)));
  }

  private static String base64(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
