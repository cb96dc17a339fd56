package org.ukms.it.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;

/** Some connections, each of which asks as fast as it is answered. */
public final class Load implements AutoCloseable {

  private final SSLContext tls;
  private final int port;
  private final ExecutorService threads;
  private final List<Optional<KeptConnection>> connections;

  /** Connections to this port of the host itself; they are made as they are needed. */
  public Load(SSLContext tls, int port, int connections) {
    this.tls = tls;
    this.port = port;
    this.threads = Executors.newFixedThreadPool(connections);
    this.connections = new ArrayList<>(Collections.nCopies(connections, Optional.empty()));
  }

  /** Asks this on all connections for some time. */
  public Round run(Question question, Duration time) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    List<Callable<Round>> all = new ArrayList<>();
    for (int number = 0; number < connections.size(); number++) {
      int own = number;
      all.add(() -> ask(own, question, end));
    }
    List<Long> nanos = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Future<Round> each : threads.invokeAll(all)) {
      try {
        nanos.addAll(each.get().nanos());
        errors.addAll(each.get().errors());
      } catch (ExecutionException failure) {
        throw new IllegalStateException(failure.getCause());
      }
    }
    return new Round(nanos, (System.nanoTime() - start) / 1e9, errors);
  }

  private Round ask(int number, Question question, long end) throws IOException {
    List<Long> nanos = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    while (System.nanoTime() < end) {
      try {
        KeptConnection connection = connected(number);
        long start = System.nanoTime();
        KeptConnection.Answer answer = connection.ask(question.request());
        if (question.isAnsweredBy(answer)) {
          nanos.add(System.nanoTime() - start);
        } else {
          errors.add(answer.status() + " of " + answer.body().length() + " bytes");
        }
        if (connection.ends()) {
          disconnect(number);
        }
      } catch (IOException broken) {
        errors.add(broken.toString());
        disconnect(number);
      }
    }
    return new Round(nanos, 0, errors);
  }

  private KeptConnection connected(int number) throws IOException {
    Optional<KeptConnection> open = connections.get(number);
    if (open.isPresent()) {
      return open.get();
    }
    KeptConnection made = new KeptConnection(tls, port);
    connections.set(number, Optional.of(made));
    return made;
  }

  private void disconnect(int number) throws IOException {
    Optional<KeptConnection> open = connections.set(number, Optional.empty());
    if (open.isPresent()) {
      open.get().close();
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (int number = 0; number < connections.size(); number++) {
      disconnect(number);
    }
  }
}
