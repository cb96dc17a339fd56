package org.ukms.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * The part of the configuration that the launcher needs, read by the WAR's own classes.
 *
 * @param file the configuration, absolute
 * @param bind {@code ukms_bind} as written
 * @param address what it stands for
 * @param port {@code ukms_port}
 */
record ConfiguredListener(Path file, String bind, InetAddress address, int port) {

  private static final String READER = "org.ukms.config.ConfigReader";
  private static final String REFUSAL = "org.ukms.config.ConfigException";

  /**
   * Has the whole configuration checked, and takes the listener from it.
   *
   * <p>The classes are loaded aside and dropped: loaded by the launcher's own class loader they
   * would shadow those of the application (L-1).
   *
   * @param classPath the WAR's classes and libraries
   * @throws CannotStart if the configuration is faulty; the message has all its problems
   */
  static ConfiguredListener read(Path file, List<URL> classPath) throws CannotStart {
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Object config = loader.loadClass(READER).getMethod("read", Path.class).invoke(null, file);
      Object listener = component(config, "listener");
      return new ConfiguredListener(
          file,
          (String) component(listener, "bind"),
          (InetAddress) component(listener, "address"),
          (int) component(listener, "port"));
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause.getClass().getName().equals(REFUSAL)) {
        throw new CannotStart(cause.getMessage(), cause);
      }
      throw new IllegalStateException("cannot read " + file, cause);
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException("this jar is damaged: " + e, e);
    }
  }

  private static Object component(Object of, String name) throws ReflectiveOperationException {
    return of.getClass().getMethod(name).invoke(of);
  }
}
