package org.ukms.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Writes one JSON object as UTF-8 (J-5). */
public final class JsonObject {

  // Pooled buffers would keep the text of keys for as long as the pool lives.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build();

  private static final int USUAL_BYTES = 512;

  /** The members of the object. */
  @FunctionalInterface
  public interface Members {
    /** Writes them with the methods for fields, such as {@code writeStringField}. */
    void writeTo(JsonGenerator object) throws IOException;
  }

  private JsonObject() {}

  /** An object without secrets. */
  public static byte[] of(Members members) {
    return of(USUAL_BYTES, members);
  }

  /**
   * Leaves no copy behind as long as the object takes no more than {@code maxBytes}; it may take
   * more.
   */
  public static byte[] of(int maxBytes, Members members) {
    try (Wiped bytes = new Wiped(maxBytes);
        JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      generator.writeStartObject();
      members.writeTo(generator);
      generator.writeEndObject();
      generator.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Wiped extends ByteArrayOutputStream {
    Wiped(int size) {
      super(size);
    }

    @Override
    public void close() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
