package org.ukms.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ukms.launcher.tls.Managers;

/**
 * The part of the configuration that the launcher needs, read by the WAR's own classes.
 *
 * @param peers where peers are served
 * @param admin where administration is served alone, if anywhere
 * @param tls whom the listener for peers shows and trusts; without it, it speaks plain HTTP
 */
record Configured(Listener peers, Optional<Listener> admin, Optional<Managers> tls) {

  private static final String READER = "org.ukms.config.ConfigReader";
  private static final String REFUSAL = "org.ukms.config.ConfigException";

  /**
   * An address and a port to listen on.
   *
   * @param file the configuration, absolute
   * @param key what its keys begin with, {@code ukms} or {@code admin}
   * @param bind the value of {@code ..._bind} as written
   * @param address what it stands for
   * @param port the value of {@code ..._port}
   */
  record Listener(Path file, String key, String bind, InetAddress address, int port) {

    private static Listener of(Path file, String key, Object listener)
        throws ReflectiveOperationException {
      return new Listener(
          file,
          key,
          (String) component(listener, "bind"),
          (InetAddress) component(listener, "address"),
          (int) component(listener, "port"));
    }
  }

  /** All of them, those for peers first. */
  List<Listener> listeners() {
    return Stream.concat(Stream.of(peers), admin.stream()).toList();
  }

  /**
   * Has the whole configuration checked, and takes the listeners from it.
   *
   * <p>The classes are loaded aside: loaded by the launcher's own class loader they would shadow
   * those of the application (L-1). They are dropped, unless those are needed that make TLS.
   *
   * @param classPath the WAR's classes and libraries
   * @throws CannotStart if the configuration is faulty; the message has all its problems
   */
  static Configured read(Path file, List<URL> classPath) throws CannotStart {
    URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    try {
      Object config = loader.loadClass(READER).getMethod("read", Path.class).invoke(null, file);
      Optional<?> admin = (Optional<?>) component(config, "admin");
      Optional<?> tls = (Optional<?>) component(config, "tls");
      Configured configured =
          new Configured(
              Listener.of(file, "ukms", component(config, "listener")),
              admin.isPresent()
                  ? Optional.of(Listener.of(file, "admin", admin.get()))
                  : Optional.empty(),
              tls.isPresent() ? Optional.of(managers(file, tls.get())) : Optional.empty());
      if (tls.isEmpty()) {
        loader.close();
      }
      return configured;
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

  private static Managers managers(Path file, Object tls)
      throws CannotStart, ReflectiveOperationException {
    try {
      return Managers.of(tls);
    } catch (IOException fault) {
      throw new CannotStart(file.getFileName() + " [tls]: " + fault.getMessage(), fault);
    }
  }

  private static Object component(Object of, String name) throws ReflectiveOperationException {
    return of.getClass().getMethod(name).invoke(of);
  }
}
