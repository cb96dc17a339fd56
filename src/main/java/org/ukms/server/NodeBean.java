package org.ukms.server;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.ukms.MonotonicClock;
import org.ukms.UkmsNode;
import org.ukms.config.ConfigException;
import org.ukms.config.ConfigFile;
import org.ukms.config.ConfigReader;
import org.ukms.config.UkmsConfig;
import org.ukms.pairing.Surroundings;
import org.ukms.tls.PeerCertificates;

/** The node, on what the container lends it (W-2). */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@ManagedThreadFactoryDefinition(name = NodeBean.THREADS)
public class NodeBean {

  static final String THREADS = "java:module/concurrent/ukmsThreads";

  private static final System.Logger LOG = System.getLogger("org.ukms");

  @Resource(lookup = THREADS)
  private ManagedThreadFactory factory;

  @EJB private RotationTimer timer;

  private NodeThreads threads;

  /**
   * Starts it.
   *
   * @throws ConfigException if its configuration is faulty; the message holds all problems
   * @throws IOException if it cannot run; the message says why
   */
  public void start() throws ConfigException, IOException {
    Path file = ConfigFile.find();
    UkmsConfig config =
        Listening.isOurs() ? ConfigReader.read(file) : ConfigReader.readOnServer(file);
    int deliveries = config.peers().stream().mapToInt(peer -> peer.deliveries().size()).sum();
    threads = new NodeThreads(factory, deliveries);
    try {
      Optional<PeerCertificates> judge = Gate.judge(config);
      UkmsNode node = restore(config);
      Gate gate = Gate.of(config, judge, node);
      Listening.tellRefused(gate.handshakes());
      RunningNode.set(node, gate.admission());
      Listening.then(threads.executor(), contextRoot -> begin(node, contextRoot));
    } catch (IOException | RuntimeException failure) {
      threads.close();
      throw failure;
    }
  }

  private UkmsNode restore(UkmsConfig config) throws IOException {
    Surroundings around =
        new Surroundings(
            new MonotonicClock(),
            new SecureRandom(),
            new SecureRandom(),
            threads.executor(),
            timer::wake,
            EventLog::log);
    return UkmsNode.restore(
        config,
        around,
        threads.programs(),
        threads.deadlines(),
        ManagementFactory.getPlatformMBeanServer());
  }

  private static void begin(UkmsNode node, String contextRoot) {
    node.begin();
    LOG.log(
        node.isInsecure() ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
        Listening.isOurs() ? node.greeting() : node.greetingOnServer(contextRoot));
  }

  /** Ends it, if it runs. */
  public void stop() {
    RunningNode.take().ifPresent(this::close);
  }

  private void close(UkmsNode node) {
    try {
      node.close();
    } catch (IOException failure) {
      LOG.log(System.Logger.Level.WARNING, "uKMS did not stop in order", failure);
    } finally {
      threads.close();
    }
  }
}
