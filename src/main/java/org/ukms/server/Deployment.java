package org.ukms.server;

import jakarta.ejb.EJB;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import org.ukms.config.ConfigException;

/**
 * Starts the node and ends it (W-1). A listener: what it throws, a server tells whoever deploys,
 * but of an EJB that fails as it starts Payara Server tells the name alone; and it is called later
 * than EJBs are, shortly before requests are served.
 */
@WebListener
public class Deployment implements ServletContextListener {

  @EJB private NodeBean node;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      node.start();
    } catch (ConfigException faults) {
      // No cause: servers would print all the faults once more for it.
      throw new IllegalStateException(faults.getMessage());
    } catch (IOException failure) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    node.stop();
  }
}
