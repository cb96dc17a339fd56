package org.ukms.it;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** JMX of another process, as jconsole reaches it; from then on that process has an open port. */
final class Jmx {

  private Jmx() {}

  /** The names in this domain. */
  @SuppressWarnings("BanJNDI") // The address is what a process of our own says.
  static Set<String> names(long pid, String domain) throws IOException {
    try (JMXConnector connector = JMXConnectorFactory.connect(agent(pid))) {
      Set<String> names = new TreeSet<>();
      for (ObjectName name :
          connector.getMBeanServerConnection().queryNames(new ObjectName(domain + ":*"), null)) {
        names.add(name.getCanonicalName());
      }
      return names;
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JMXServiceURL agent(long pid) throws IOException {
    try {
      VirtualMachine process = VirtualMachine.attach(Long.toString(pid));
      try {
        return new JMXServiceURL(process.startLocalManagementAgent());
      } finally {
        process.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }
}
