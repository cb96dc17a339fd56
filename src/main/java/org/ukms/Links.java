package org.ukms;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ukms.config.UkmsConfig;
import org.ukms.config.peer.ExchangeConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.config.tls.KmeConfig;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.KmeClient;
import org.ukms.etsi014.KmeClient.Asking;
import org.ukms.etsi014.PatientKme;
import org.ukms.etsi014.failover.Breakers;
import org.ukms.etsi014.failover.FailoverKme;
import org.ukms.etsi014.failover.Leg;
import org.ukms.etsi014.failover.Standing;
import org.ukms.etsi014.pool.KeySupply;
import org.ukms.etsi014.pool.SupplyView;
import org.ukms.etsi014.pool.SupplyWatch;
import org.ukms.event.Event;
import org.ukms.event.Event.PskInstalled;
import org.ukms.event.EventSink;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.http.HttpCaller;
import org.ukms.key.KeyMaterial;
import org.ukms.key.StaticSecret;
import org.ukms.name.PeerName;
import org.ukms.pairing.FailClosed;
import org.ukms.pairing.Surroundings;
import org.ukms.peer.PeerClient;
import org.ukms.rotation.PeerLink;
import org.ukms.rotation.confirmed.Agreement;
import org.ukms.schedule.Delays;
import org.ukms.state.Pair;

/** The links to all peers, and the QKD devices on them, made of a configuration. */
final class Links implements EventSink {

  private final UkmsConfig config;
  private final Function<URI, HttpCaller> toDevice;
  private final Function<PeerName, HttpCaller> toPeer;
  private final Outlets outlets;
  private final Delays delays;
  private final Map<PeerName, Devices> devices = new LinkedHashMap<>();

  /** Those on one link. */
  private record Devices(List<Standing> standings, KeySupply supply) {}

  /**
   * Links on which nothing happens yet.
   *
   * @param toDevice what calls the device at a URL
   * @param toPeer what calls a peer
   * @param outlets where PSKs go
   * @param deadlines runs what is done later
   */
  Links(
      UkmsConfig config,
      Surroundings around,
      Function<URI, HttpCaller> toDevice,
      Function<PeerName, HttpCaller> toPeer,
      Outlets outlets,
      ScheduledExecutorService deadlines) {
    this.config = config;
    this.toDevice = toDevice;
    this.toPeer = toPeer;
    this.outlets = outlets;
    this.delays = delays(deadlines, around);
    Breakers breakers = new Breakers(around.clock(), around.random(), config.keyRotation());
    for (PeerConfig peer : config.peers()) {
      List<Standing> standings = peer.etsiUrls().stream().map(breakers::standing).toList();
      devices.put(
          peer.name(),
          new Devices(standings, new KeySupply(standings, config.keyRotation(), staleAfter(peer))));
    }
  }

  /** What runs work later, on threads of the node. */
  static Delays delays(ScheduledExecutorService deadlines, Surroundings around) {
    return (wait, work) -> later(deadlines, around, wait, work);
  }

  /** What is done later may look up a host name: that is not for the thread of the deadlines. */
  private static void later(
      ScheduledExecutorService deadlines, Surroundings around, Duration wait, Runnable work) {
    var unused =
        deadlines.schedule(
            () -> around.executor().execute(work), wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is known of the devices on the link to a peer. */
  SupplyView view(PeerName peer) {
    return devices.get(peer).supply().view();
  }

  /** Counts which keys came to be of use. */
  @Override
  public void accept(Event event) {
    if (event instanceof PskInstalled installed) {
      installed.ours().ifPresent(devices.get(event.peer()).supply()::inPlace);
    }
  }

  /**
   * The links themselves.
   *
   * @throws IOException if a static secret cannot be read
   */
  List<PeerLink> made(Surroundings around) throws IOException {
    List<PeerLink> links = new ArrayList<>();
    for (PeerConfig peer : config.peers()) {
      links.add(made(peer, devices.get(peer.name()), around));
    }
    return links;
  }

  private PeerLink made(PeerConfig peer, Devices own, Surroundings around) throws IOException {
    Duration timeout = config.timeouts().kme();
    List<Leg> legs = legs(peer, own, Asking.SIZED_GET);
    return new PeerLink(
        new Pair(peer.sourceKmeId(), peer.name()),
        new PeerClient(
            toPeer.apply(peer.name()),
            peer.ukmsUrl(),
            peer.sourceKmeId(),
            config.timeouts().peer(),
            config.timeouts().prepare()),
        counted(legs(peer, own, Asking.PLAIN_GET), own, around),
        new PatientKme(
            counted(legs, own, around), config.timeouts().keyWait(), delays, around.clock()),
        new SupplyWatch(peer.name(), legs, own.supply(), timeout, delays, around),
        outlets.of(peer, around),
        agreement(peer, around));
  }

  private Kme counted(List<Leg> legs, Devices own, Surroundings around) {
    return own.supply().counted(new FailoverKme(legs, config.timeouts().kme(), around.clock()));
  }

  private List<Leg> legs(PeerConfig peer, Devices own, Asking usual) {
    List<Leg> legs = new ArrayList<>();
    for (int i = 0; i < peer.etsiUrls().size(); i++) {
      URI url = peer.etsiUrls().get(i);
      KmeConfig kme = config.kmes().get(url);
      KmeClient client =
          new KmeClient(
              toDevice.apply(url),
              url,
              peer.masterSaeId(),
              peer.slaveSaeId(),
              kme.post() ? Asking.POST : usual);
      legs.add(new Leg(client, own.standings().get(i), kme.alarmBelowKeys()));
    }
    return legs;
  }

  private static Optional<Duration> staleAfter(PeerConfig peer) {
    return peer.exchange().randomWhenStale()
        ? Optional.of(peer.exchange().staleAfter())
        : Optional.empty();
  }

  private static SortedSet<String> labels(PeerConfig peer) {
    return peer.deliveries().stream()
        .flatMap(delivery -> delivery.label().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Agreement agreement(PeerConfig peer, Surroundings around) throws IOException {
    ExchangeConfig exchange = peer.exchange();
    Link link =
        Link.between(
            peer.sourceKmeId().value(),
            peer.masterSaeId().value(),
            peer.name().value(),
            peer.slaveSaeId().value());
    Optional<KeyMaterial> secret =
        exchange.secret().isPresent()
            ? Optional.of(StaticSecret.read(exchange.secret().get()))
            : Optional.empty();
    return new Agreement(
        exchange.protocol(),
        new Terms(link, secret, labels(peer), Token.of(around.secrets())),
        new FailClosed(staleAfter(peer), exchange.randomAtShutdown()),
        exchange.askOnChainLoss());
  }
}
