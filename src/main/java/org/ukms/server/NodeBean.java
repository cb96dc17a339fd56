package org.ukms.server;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.ukms.MonotonicClock;
import org.ukms.UkmsNode;
import org.ukms.config.ConfigException;
import org.ukms.config.ConfigFile;
import org.ukms.config.ConfigReader;
import org.ukms.config.UkmsConfig;
import org.ukms.rotation.Surroundings;

/** The node, on what the container lends it (W-2). */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@ManagedExecutorDefinition(name = NodeBean.EXECUTOR, maxAsync = 16)
@ManagedScheduledExecutorDefinition(name = NodeBean.DEADLINES, maxAsync = 2)
public class NodeBean {

  static final String EXECUTOR = "java:module/concurrent/ukmsExecutor";
  static final String DEADLINES = "java:module/concurrent/ukmsDeadlines";

  private static final System.Logger LOG = System.getLogger("org.ukms");

  @Resource(lookup = EXECUTOR)
  private ManagedExecutorService executor;

  @Resource(lookup = DEADLINES)
  private ManagedScheduledExecutorService deadlines;

  @EJB private RotationTimer timer;

  private volatile UkmsNode node;

  /**
   * Starts it.
   *
   * @throws ConfigException if its configuration is faulty; the message holds all problems
   * @throws IOException if it cannot run; the message says why
   */
  public void start() throws ConfigException, IOException {
    UkmsConfig config = ConfigReader.read(ConfigFile.find());
    Surroundings around =
        new Surroundings(
            new MonotonicClock(), new SecureRandom(), executor, timer::wake, EventLog::log);
    node = UkmsNode.restore(config, around, deadlines);
    RunningNode.set(node);
    Listening.then(executor, this::begin);
  }

  private void begin() {
    node.begin();
    LOG.log(
        node.isInsecure() ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
        node.greeting());
  }

  /** The running node. */
  public UkmsNode node() {
    return node;
  }

  /** Ends it, if it runs. */
  public void stop() {
    Optional<UkmsNode> running = RunningNode.get();
    RunningNode.clear();
    running.ifPresent(NodeBean::close);
  }

  private static void close(UkmsNode running) {
    try {
      running.close();
    } catch (IOException failure) {
      LOG.log(System.Logger.Level.WARNING, "uKMS did not stop in order", failure);
    }
  }
}
