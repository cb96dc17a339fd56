package org.ukms.launcher;

import fish.payara.micro.BootstrapException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.LogManager;
import org.ukms.launcher.folder.PrivateFolder;

/** The end of the process in order: stop the server, then delete its folder (L-7, L-8). */
final class OrderlyEnd implements Runnable {

  /** Leaves a second of L-8 for the rest; an application that hangs must not hold the node up. */
  private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(4);

  private final PrivateFolder folder;
  private final AtomicReference<PayaraServer> running = new AtomicReference<>();
  private final Thread hook = new Thread(this, "uKMS shutdown");

  private OrderlyEnd(PrivateFolder folder) {
    this.folder = folder;
  }

  static OrderlyEnd of(PrivateFolder folder) {
    OrderlyEnd end = new OrderlyEnd(folder);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  /**
   * Takes the shutdown hooks of all others out.
   *
   * <p>The JVM runs hooks all at once, and offers no order. Payara's would still be stopping the
   * server while we delete its files, and the log manager's would close the log before the
   * application has said how it stopped; what they do is done here. The field is reached by
   * reflection: the manifest opens {@code java.lang}, which Payara needs itself.
   */
  void takeOver() throws ReflectiveOperationException {
    Field field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
    field.setAccessible(true);
    List<Thread> others = new ArrayList<>();
    synchronized (field.getDeclaringClass()) {
      ((Map<?, ?>) field.get(null)).keySet().forEach(each -> others.add((Thread) each));
    }
    others.remove(hook);
    others.forEach(Runtime.getRuntime()::removeShutdownHook);
  }

  /** From now on there is a server to stop. */
  void expect(PayaraServer server) {
    running.set(server);
  }

  @Override
  public void run() {
    PayaraServer server = running.get();
    PrintStream err = System.err;
    if (server == null) {
      // What is half started finds its files gone in a moment, which nobody needs to read.
      LogManager.getLogManager().reset();
      System.setErr(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    } else {
      stop(server);
    }
    try {
      folder.delete();
    } catch (IOException e) {
      err.println("uKMS: cannot delete " + folder.path() + ": " + e);
    }
  }

  private static void stop(PayaraServer server) {
    Thread stopping =
        new Thread(
            () -> {
              try {
                server.stop();
              } catch (BootstrapException | IllegalStateException e) {
                System.err.println("uKMS: the server did not stop in order: " + e);
              }
            },
            "uKMS stop");
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (stopping.isAlive()) {
      System.err.println("uKMS: the application did not stop in time");
    }
  }
}
