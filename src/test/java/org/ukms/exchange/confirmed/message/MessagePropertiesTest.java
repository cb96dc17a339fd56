package org.ukms.exchange.confirmed.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ukms.exchange.confirmed.message.AnyMessages.Reading;
import org.ukms.exchange.confirmed.message.AnyMessages.Sent;
import org.ukms.json.JsonFault;
import org.ukms.property.FaultMessage;
import org.ukms.property.Mutation;

/** What holds for all messages alike, and for whatever else may come. */
class MessagePropertiesTest {

  @Property
  void whatIsSentIsRead(@ForAll("messages") Sent sent) throws JsonFault {
    Message read = sent.reading().from(sent.message().json());

    assertThat(read).isEqualTo(sent.message());
    assertThat(read.body().framed()).isEqualTo(sent.message().body().framed());
  }

  @Property
  void anyBytesAreAMessageOrAFault(@ForAll("readings") Reading reading, @ForAll byte[] bytes) {
    readOrFault(reading, bytes);
  }

  @Property
  void whatWasChangedIsAMessageOrAFault(
      @ForAll("messages") Sent sent,
      @ForAll("mutations") Mutation one,
      @ForAll("mutations") Mutation two) {
    byte[] once = one.of(sent.message().json());

    readOrFault(sent.reading(), once);
    readOrFault(sent.reading(), two.of(once));
  }

  @Property
  void anotherKindOfMessageIsAMessageOrAFault(
      @ForAll("messages") Sent sent, @ForAll("readings") Reading reading) {
    readOrFault(reading, sent.message().json());
  }

  /** Else a tag of the one would do for the other. */
  @Property
  void messagesThatDifferAreFramedDifferently(
      @ForAll("alike") Sent one,
      @ForAll("alike") Sent other,
      @ForAll("mutations") Mutation slight) {
    assertFramedAsTheyDiffer(one.message(), other.message());
    try {
      byte[] near = slight.of(one.message().json());
      assertFramedAsTheyDiffer(one.message(), one.reading().from(near));
    } catch (JsonFault fault) {
      FaultMessage.assertQuotesNothing(fault.getMessage());
    }
  }

  private static void assertFramedAsTheyDiffer(Message one, Message other) {
    boolean oneTagForBoth =
        one.verb().equals(other.verb())
            && one instanceof Message.FromLeader == other instanceof Message.FromLeader
            && Arrays.equals(one.body().framed(), other.body().framed());

    assertThat(oneTagForBoth)
        .as("%s, %s", one, other)
        .isEqualTo(withoutTags(one).equals(withoutTags(other)));
  }

  private static Message withoutTags(Message message) {
    if (message instanceof StateQuery query) {
      return query.with(Tags.NONE);
    }
    if (message instanceof StateReply reply) {
      return reply.with(Tags.NONE);
    }
    if (message instanceof Prepare prepare) {
      return prepare.with(Tags.NONE);
    }
    if (message instanceof Prepared prepared) {
      return prepared.with(Tags.NONE);
    }
    if (message instanceof Commit commit) {
      return commit.with(Tags.NONE);
    }
    return message instanceof Committed committed ? committed.with(Tags.NONE) : message;
  }

  private static void readOrFault(Reading reading, byte[] bytes) {
    try {
      Message message = reading.from(bytes);
      assertThat(reading.from(message.json())).isEqualTo(message);
    } catch (JsonFault fault) {
      FaultMessage.assertQuotesNothing(fault.getMessage());
    }
  }

  @Provide
  Arbitrary<Sent> messages() {
    return new AnyMessages(AnyValues.all()).all();
  }

  @Provide
  Arbitrary<Sent> alike() {
    return new AnyMessages(AnyValues.few()).all();
  }

  @Provide
  Arbitrary<Reading> readings() {
    return AnyMessages.readings();
  }

  @Provide
  Arbitrary<Mutation> mutations() {
    return Mutation.any();
  }
}
