package org.ukms.etsi014.simulator.strict;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.ukms.etsi014.simulator.Answer;
import org.ukms.etsi014.simulator.KeyDelivery;
import org.ukms.etsi014.simulator.StatusReply;
import org.ukms.etsi014.simulator.faults.Fate;
import org.ukms.etsi014.simulator.faults.Fault;
import org.ukms.etsi014.simulator.faults.Faults;
import org.ukms.etsi014.simulator.faults.Waiting;
import org.ukms.etsi014.simulator.request.KeyCall;
import org.ukms.etsi014.simulator.request.KeyRequest;
import org.ukms.etsi014.simulator.request.KmeRefusal;
import org.ukms.etsi014.simulator.request.Limits;
import org.ukms.etsi014.simulator.view.SimulatorView;
import org.ukms.name.SaeId;
import org.ukms.tls.chain.Naming;

/** The three methods of ETSI GS QKD 014 (clause 5) on keys of pools. */
public final class StrictKme implements KeyDelivery, AutoCloseable {

  private final Directory directory;
  private final Limits limits;
  private final int maxKeyCount;
  private final Vault vault;
  private final RandomGenerator secrets;
  private final Faults faults;
  private final Waiting waiting;
  private final LongAdder refusedCallers = new LongAdder();

  /**
   * A device whose pools are full.
   *
   * @param secrets unpredictable, safe for any number of threads
   */
  public StrictKme(
      Directory directory,
      Limits limits,
      Storage storage,
      InstantSource clock,
      RandomGenerator secrets,
      Faults faults,
      Waiting waiting) {
    this.directory = directory;
    this.limits = limits;
    this.maxKeyCount = storage.maxKeyCount();
    this.vault = new Vault(storage, clock);
    this.secrets = secrets;
    this.faults = faults;
    this.waiting = waiting;
  }

  @Override
  public CompletionStage<Answer> answer(KeyCall call) {
    Fate fate = faults.next();
    Answer answer = judged(call, fate);
    return waiting.passed(fate.strikes(Fault.CLOSED) ? answer.breaking() : answer, fate);
  }

  private Answer judged(KeyCall call, Fate fate) {
    try {
      if (fate.strikes(Fault.ERROR)) {
        throw KmeRefusal.unavailable("error on server side");
      }
      return Answer.granted(carriedOut(call, caller(call.caller()), fate));
    } catch (KmeRefusal refusal) {
      return Answer.of(refusal);
    }
  }

  private SaeId caller(List<Naming> namings) {
    try {
      return directory.caller(namings);
    } catch (KmeRefusal nobody) {
      refusedCallers.increment();
      throw nobody;
    }
  }

  private byte[] carriedOut(KeyCall call, SaeId caller, Fate fate) {
    return switch (call.method()) {
      case STATUS -> status(caller, slave(call, caller));
      case GET_KEY -> getKey(call, caller, fate);
      case GET_KEY_WITH_KEY_IDS -> getKeyWithKeyIds(call, caller, fate);
    };
  }

  private byte[] status(SaeId master, SaeId slave) {
    return StatusReply.of(
        directory.link(master, slave), limits, vault.stored(master, slave), maxKeyCount);
  }

  private SaeId slave(KeyCall call, SaeId caller) {
    SaeId slave = directory.known("slave_SAE_ID", call.saeId());
    if (slave.equals(caller)) {
      throw new KmeRefusal("slave_SAE_ID: the caller itself, expected another SAE");
    }
    return slave;
  }

  private byte[] getKey(KeyCall call, SaeId master, Fate fate) {
    SaeId slave = slave(call, master);
    KeyRequest request = call.content().keyRequest(limits);
    List<SaeId> slaves = slaves(master, slave, request.additionalSlaves());
    if (fate.strikes(Fault.EXHAUSTED)) {
      throw Vault.tooFew(0, request.number(), Duration.ofSeconds(1));
    }
    if (fate.strikes(Fault.DUPLICATED)) {
      Arrays.fill(issued(master, slaves, request, fate), (byte) 0);
    }
    return issued(master, slaves, request, fate);
  }

  private List<SaeId> slaves(SaeId master, SaeId slave, List<SaeId> additional) {
    if (additional.isEmpty()) {
      return List.of(slave);
    }
    List<SaeId> slaves = new ArrayList<>();
    slaves.add(slave);
    for (int i = 0; i < additional.size(); i++) {
      String path = KeyRequest.pathOfSlave(i);
      SaeId other = directory.known(path, additional.get(i));
      if (other.equals(master) || other.equals(slave)) {
        throw new KmeRefusal(path + ": the master or the slave, expected another SAE");
      }
      slaves.add(other);
    }
    return List.copyOf(slaves);
  }

  /** The JSON is made first, so that no lock is held over it, and none of it is kept. */
  private byte[] issued(SaeId master, List<SaeId> slaves, KeyRequest request, Fate fate) {
    Keys keys = Keys.random(secrets, request.number(), request.size() / Byte.SIZE);
    if (fate.has(Fault.WRONG_SIZE)) {
      keys.shortenLast();
    }
    byte[] json = KeyContainer.of(keys);
    if (fate.has(Fault.WRONG_BYTES)) {
      keys.changeLast();
    }
    boolean isKept = !fate.has(Fault.ONE_SIDE);
    try {
      vault.issue(master, slaves, keys, isKept);
    } catch (KmeRefusal refusal) {
      keys.wipe();
      Arrays.fill(json, (byte) 0);
      throw refusal;
    }
    if (!isKept) {
      keys.wipe();
    }
    fate.struck(Fault.WRONG_SIZE);
    fate.struck(Fault.WRONG_BYTES);
    fate.struck(Fault.ONE_SIDE);
    return json;
  }

  private byte[] getKeyWithKeyIds(KeyCall call, SaeId slave, Fate fate) {
    SaeId master = directory.known("master_SAE_ID", call.saeId());
    List<UUID> ids = call.content().keyIds(UuidKeyId::read, limits).keyIds();
    if (fate.has(Fault.EXPIRED) && vault.expire(slave, master, ids)) {
      fate.struck(Fault.EXPIRED);
    }
    if (fate.strikes(Fault.DUPLICATED)) {
      vault.take(slave, master, ids).wipe();
    }
    Keys keys = vault.take(slave, master, ids);
    try {
      return KeyContainer.of(keys);
    } finally {
      keys.wipe();
    }
  }

  /** Overwrites what is over. */
  public void sweep() {
    vault.sweep();
  }

  /** No answer waits from now on. */
  @Override
  public void close() {
    waiting.close();
  }

  @Override
  public int maxBody() {
    return limits.maxBody();
  }

  @Override
  public boolean judgesCallers() {
    return true;
  }

  @Override
  public SimulatorView view() {
    return new SimulatorView(true, vault.view(), refusedCallers.sum(), faults.view());
  }
}
