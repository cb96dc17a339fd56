package org.ukms.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Accepts connections until it is closed, and has a thread for each. */
public final class Accepting implements AutoCloseable {

  private final ServerSocket socket;
  private final Consumer<Socket> served;
  private final Thread acceptor = new Thread(this::accept, "test-server");
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** Begins to; the socket is closed with it. */
  public Accepting(ServerSocket socket, Consumer<Socket> served) {
    this.socket = socket;
    this.served = served;
    acceptor.start();
  }

  /** How many there were. */
  public int connections() {
    return sockets.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket accepted = socket.accept();
        sockets.add(accepted);
        Thread thread = new Thread(() -> served.accept(accepted), "test-server-connection");
        threads.add(thread);
        thread.start();
      }
    } catch (IOException closed) {
      // the end of the test
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket each : sockets) {
        each.close();
      }
      acceptor.join();
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
