package org.ukms.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What may happen to a pair, and its end. */
enum ConfirmedFault {
  LEADER_KILLED {
    @Override
    void happen(FaultyPair pair, Random random) throws IOException, InterruptedException {
      kill(pair, List.of(pair.leader()), random);
    }
  },
  FOLLOWER_KILLED {
    @Override
    void happen(FaultyPair pair, Random random) throws IOException, InterruptedException {
      kill(pair, List.of(pair.follower()), random);
    }
  },
  BOTH_KILLED {
    @Override
    void happen(FaultyPair pair, Random random) throws IOException, InterruptedException {
      kill(pair, pair.ends(), random);
    }
  },
  LEADER_STOPPED {
    @Override
    void happen(FaultyPair pair, Random random) {
      stop(pair, List.of(pair.leader()), random);
    }
  },
  FOLLOWER_STOPPED {
    @Override
    void happen(FaultyPair pair, Random random) {
      stop(pair, List.of(pair.follower()), random);
    }
  },
  CONNECTIONS_REFUSED {
    @Override
    void happen(FaultyPair pair, Random random) throws IOException {
      List<TcpProxy> ways = someOf(pair.network(), random);
      pair.strike(random, () -> ways.forEach(TcpProxy::refuse));
      last(random);
      for (TcpProxy way : ways) {
        way.accept();
      }
    }
  },
  CONNECTIONS_CUT {
    @Override
    void happen(FaultyPair pair, Random random) {
      int times = 1 + random.nextInt(4);
      for (int i = 0; i < times; i++) {
        pair.strike(random, () -> pair.network().forEach(TcpProxy::cut));
      }
    }
  },
  BYTES_SWALLOWED {
    @Override
    void happen(FaultyPair pair, Random random) {
      List<TcpProxy> ways = someOf(pair.network(), random);
      pair.strike(random, () -> ways.forEach(way -> way.swallow(true)));
      last(random);
      ways.forEach(way -> way.swallow(false));
    }
  },
  BYTES_DELAYED {
    @Override
    void happen(FaultyPair pair, Random random) {
      Duration each = Duration.ofMillis(50 + random.nextInt(1000));
      pair.strike(random, () -> pair.network().forEach(way -> way.delay(each)));
      last(random);
      pair.network().forEach(way -> way.delay(Duration.ZERO));
    }
  },
  LEADERS_DISK_FULL {
    @Override
    void happen(FaultyPair pair, Random random) throws IOException {
      fill(pair.leader(), random);
    }
  },
  FOLLOWERS_DISK_FULL {
    @Override
    void happen(FaultyPair pair, Random random) throws IOException {
      fill(pair.follower(), random);
    }
  },
  KEY_FILE_NOT_WRITTEN {
    @Override
    void happen(FaultyPair pair, Random random) throws IOException {
      FaultyPair.End end = random.nextBoolean() ? pair.leader() : pair.follower();
      SmallDisk.obstruct(end.keyFile());
      last(random);
      SmallDisk.clear(end.keyFile());
    }
  };

  /** Returns when it is over; whoever was killed has been started again. */
  abstract void happen(FaultyPair pair, Random random) throws IOException, InterruptedException;

  /** Whether a process ends in it. */
  boolean isKill() {
    return this == LEADER_KILLED || this == FOLLOWER_KILLED || this == BOTH_KILLED;
  }

  private static void kill(FaultyPair pair, List<FaultyPair.End> victims, Random random)
      throws IOException, InterruptedException {
    pair.strike(random, () -> victims.forEach(FaultyPair.End::strike));
    for (FaultyPair.End victim : victims) {
      victim.node().kill();
    }
    pair.restart();
  }

  private static void stop(FaultyPair pair, List<FaultyPair.End> victims, Random random) {
    pair.strike(random, () -> victims.forEach(victim -> victim.node().signal("STOP")));
    last(random);
    victims.forEach(victim -> victim.node().signal("CONT"));
  }

  private static void fill(FaultyPair.End end, Random random) throws IOException {
    end.disk().fill(end.stateFile());
    last(random);
    end.disk().free(end.stateFile());
  }

  private static List<TcpProxy> someOf(List<TcpProxy> ways, Random random) {
    int which = random.nextInt(3);
    return which < 2 ? List.of(ways.get(which)) : ways;
  }

  /** For half a second up to six. */
  private static void last(Random random) {
    Duration time = Duration.ofMillis(500 + random.nextInt(5500));
    await().pollDelay(time).atMost(time.plusSeconds(60)).until(() -> true);
  }
}
