package org.ukms.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.ukms.it.KeyStock.Entry;

/** What a QKD device does when it is asked for keys or for its status. */
interface Trouble {

  /** Nothing unusual. */
  Trouble NONE = new Trouble() {};

  /** Whether the call has been answered here, before a key was touched; else it goes on. */
  default boolean answers(HttpExchange exchange, String method) throws IOException {
    return false;
  }

  /** The answer that holds the key. */
  default String container(Entry entry, String method) {
    return keys(List.of(entry));
  }

  /** What the status says of the one who asks. */
  default String masterSaeId(String caller) {
    return caller;
  }

  static String keys(List<Entry> entries) {
    return entries.stream()
        .map(entry -> "{\"key_ID\": \"%s\", \"key\": \"%s\"}".formatted(entry.id(), entry.key()))
        .collect(Collectors.joining(", ", "{\"keys\": [", "]}"));
  }

  static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** An error, to each method. */
  static Trouble refuses(int status, String body, Map<String, String> headers) {
    return new Trouble() {
      @Override
      public boolean answers(HttpExchange exchange, String method) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        reply(exchange, status, body);
        return true;
      }
    };
  }

  /** Other text in the place of the key container: the key is gone all the same. */
  static Trouble says(String container) {
    return new Trouble() {
      @Override
      public String container(Entry entry, String method) {
        return container;
      }
    };
  }

  /** As many keys as nobody asked for. */
  static Trouble twice() {
    return new Trouble() {
      @Override
      public String container(Entry entry, String method) {
        return keys(List.of(entry, entry));
      }
    };
  }

  /** Keys of this many bytes. */
  static Trouble ofBytes(int length) {
    return new Trouble() {
      @Override
      public String container(Entry entry, String method) {
        byte[] other = Arrays.copyOf(Base64.getDecoder().decode(entry.key()), length);
        return keys(List.of(new Entry(entry.id(), Base64.getEncoder().encodeToString(other))));
      }
    };
  }

  /** Another key than the one that was asked for by its ID. */
  static Trouble underTheId(String id) {
    return new Trouble() {
      @Override
      public String container(Entry entry, String method) {
        return keys(List.of(method.equals("dec_keys") ? new Entry(id, entry.key()) : entry));
      }
    };
  }

  /** The status of another's pool. */
  static Trouble takesTheCallerFor(String sae) {
    return new Trouble() {
      @Override
      public String masterSaeId(String caller) {
        return sae;
      }
    };
  }

  /** A container without an end, as fast as it is read; counts what was written. */
  static Trouble floods(AtomicLong written) {
    return new Trouble() {
      @Override
      public boolean answers(HttpExchange exchange, String method) throws IOException {
        byte[] block = " ".repeat(1 << 16).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write("{\"keys\": [".getBytes(UTF_8));
          while (written.addAndGet(block.length) < 1L << 32) {
            out.write(block);
          }
        }
        return true;
      }
    };
  }
}
