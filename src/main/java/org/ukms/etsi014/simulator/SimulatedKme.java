package org.ukms.etsi014.simulator;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ukms.etsi014.simulator.request.Body;
import org.ukms.etsi014.simulator.request.Content;
import org.ukms.etsi014.simulator.request.KeyCall;
import org.ukms.etsi014.simulator.request.KeyRequest;
import org.ukms.etsi014.simulator.request.KmeRefusal;
import org.ukms.etsi014.simulator.request.Limits;
import org.ukms.etsi014.simulator.request.Query;
import org.ukms.etsi014.simulator.view.SimulatorView;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;
import org.ukms.tls.chain.Naming;

/**
 * The three methods of ETSI GS QKD 014 (clause 5) on keys that are the hash of their key ID:
 * completely insecure. It keeps nothing between calls and may be called by any number of threads.
 *
 * <p>SAE IDs and query parameters are given decoded, a body as it was received. Each method answers
 * the JSON text of a 200, in UTF-8, or throws the {@link KmeRefusal} to answer instead.
 */
public final class SimulatedKme implements KeyDelivery {

  /** One size; as many keys at once as in the standard's example. */
  static final Limits LIMITS = new Limits(256, 256, 256, 128, 0);

  private static final int FULL_POOL = 100_000;

  /** The device of all, at both ends of any link. */
  private static final KmeId WITHOUT_LINKS = new KmeId("simulated");

  private final Map<SaeId, SimulatedLink> linksBySlave;
  private final Supplier<UUID> freshKeyIds;

  /**
   * Makes a device.
   *
   * @param links what Get status tells; of two links to the same slave SAE the first is told;
   *     without any it is a device for whoever calls
   * @param freshKeyIds a random UUID, version 4, with each call, safe for any number of threads
   */
  public SimulatedKme(List<SimulatedLink> links, Supplier<UUID> freshKeyIds) {
    this.linksBySlave =
        links.stream()
            .collect(toUnmodifiableMap(SimulatedLink::slave, identity(), (first, next) -> first));
    this.freshKeyIds = freshKeyIds;
  }

  @Override
  public CompletionStage<Answer> answer(KeyCall call) {
    return CompletableFuture.completedFuture(Answer.granted(json(call)));
  }

  private byte[] json(KeyCall call) {
    return switch (call.method()) {
      case STATUS -> status(call.saeId(), commonName(call.caller()));
      case GET_KEY -> freshKeys(call.saeId(), call.content());
      case GET_KEY_WITH_KEY_IDS -> knownKeys(call.saeId(), call.content());
    };
  }

  /** As with many real devices. */
  private static Optional<SaeId> commonName(List<Naming> caller) {
    try {
      return caller.stream()
          .filter(naming -> naming.place() == Naming.Place.CN)
          .map(naming -> new SaeId(naming.text()))
          .findFirst();
    } catch (IllegalArgumentException noSae) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isNeverLate() {
    return true;
  }

  @Override
  public int maxBody() {
    return LIMITS.maxBody();
  }

  @Override
  public boolean judgesCallers() {
    return false;
  }

  @Override
  public SimulatorView view() {
    return SimulatorView.STATELESS;
  }

  /**
   * Get status (clause 5.2): a Status object (clause 6.1), sizes in bits.
   *
   * @param caller the SAE that its certificate names, if it showed one
   */
  public byte[] status(String slaveSaeId, Optional<SaeId> caller) {
    SaeId slave = KeyRequest.saeId("slave_SAE_ID", slaveSaeId);
    return Optional.ofNullable(linksBySlave.get(slave))
        .or(() -> caller.filter(any -> linksBySlave.isEmpty()).map(sae -> between(sae, slave)))
        .map(link -> StatusReply.of(link, LIMITS, FULL_POOL, FULL_POOL))
        .orElseThrow(() -> new KmeRefusal("slave_SAE_ID: not an SAE that this KME has a link to"));
  }

  private static SimulatedLink between(SaeId master, SaeId slave) {
    return new SimulatedLink(WITHOUT_LINKS, WITHOUT_LINKS, master, slave);
  }

  /**
   * Get key by GET (clause 5.3): a Key container (clause 6.3) with fresh key IDs.
   *
   * @param query {@code number} and {@code size}, in bits, each at most once
   */
  public byte[] getKey(String slaveSaeId, Map<String, List<String>> query) {
    return freshKeys(slaveSaeId, new Query(query));
  }

  /**
   * Get key by POST (clause 5.3): a Key container (clause 6.3) with fresh key IDs.
   *
   * @param body a Key request (clause 6.2), or nothing, which stands for <code>{}</code>
   */
  public byte[] getKey(String slaveSaeId, byte[] body) {
    return freshKeys(slaveSaeId, new Body(() -> body));
  }

  /**
   * Get key with key IDs by GET (clause 5.4): a Key container (clause 6.3).
   *
   * @param query {@code key_ID}, once
   */
  public byte[] getKeyWithKeyIds(String masterSaeId, Map<String, List<String>> query) {
    return knownKeys(masterSaeId, new Query(query));
  }

  /**
   * Get key with key IDs by POST (clause 5.4): a Key container (clause 6.3) in the order of the
   * request.
   *
   * @param body a Key IDs object (clause 6.4)
   */
  public byte[] getKeyWithKeyIds(String masterSaeId, byte[] body) {
    return knownKeys(masterSaeId, new Body(() -> body));
  }

  private byte[] freshKeys(String slaveSaeId, Content content) {
    KeyRequest.saeId("slave_SAE_ID", slaveSaeId);
    return KeyContainerReply.of(
        Stream.generate(freshKeyIds)
            .limit(content.keyRequest(LIMITS).number())
            .map(UUID::toString)
            .toList());
  }

  private static byte[] knownKeys(String masterSaeId, Content content) {
    KeyRequest.saeId("master_SAE_ID", masterSaeId);
    return KeyContainerReply.of(content.keyIds(AnyKeyId::read, LIMITS).keyIds());
  }
}
