package org.ukms.server;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.ukms.MonotonicClock;
import org.ukms.UkmsNode;
import org.ukms.config.ConfigException;
import org.ukms.config.ConfigFile;
import org.ukms.config.ConfigReader;
import org.ukms.config.UkmsConfig;
import org.ukms.rotation.Surroundings;

/** The node, from deployment to undeployment (W-1, W-2). */
@Singleton
@Startup
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
  private UkmsNode node;

  @PostConstruct
  void start() {
    try {
      UkmsConfig config = read(ConfigFile.find());
      threads = new NodeThreads(factory);
      node = restore(config);
      RunningNode.set(node);
      Listening.then(threads.executor(), this::begin);
    } catch (ConfigException faults) {
      // No cause: servers would print all the faults once more for it.
      throw new IllegalStateException(faults.getMessage());
    } catch (IOException failure) {
      threads.close();
      throw new IllegalStateException(failure.getMessage(), failure);
    }
  }

  private UkmsNode restore(UkmsConfig config) throws IOException {
    Surroundings around =
        new Surroundings(
            new MonotonicClock(),
            new SecureRandom(),
            threads.executor(),
            timer::wake,
            EventLog::log);
    return UkmsNode.restore(
        config, around, threads.deadlines(), ManagementFactory.getPlatformMBeanServer());
  }

  private static UkmsConfig read(Path file) throws ConfigException {
    return Listening.isOurs() ? ConfigReader.read(file) : ConfigReader.readOnServer(file);
  }

  private void begin(String contextRoot) {
    node.begin();
    LOG.log(
        node.isInsecure() ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
        Listening.isOurs() ? node.greeting() : node.greetingOnServer(contextRoot));
  }

  /** The running node. */
  public UkmsNode node() {
    return node;
  }

  @PreDestroy
  void stop() {
    RunningNode.clear();
    try {
      node.close();
    } catch (IOException failure) {
      LOG.log(System.Logger.Level.WARNING, "uKMS did not stop in order", failure);
    } finally {
      threads.close();
    }
  }
}
