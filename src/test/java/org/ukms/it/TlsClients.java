package org.ukms.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.ukms.tls.OwnCertificate;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;
import org.ukms.tls.TlsEvents;

/** Callers over TLS that are not as they should be. */
final class TlsClients {

  /** The first byte of an answer of TLS that goes on. */
  static final int HANDSHAKE = 22;

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final char[] NO_PASSWORD = {};

  private TlsClients() {}

  /** Shows this certificate to whoever asks, also where another authority is asked for. */
  static SSLContext insisting(Path folder, TestIdentity identity, TestCa trusted)
      throws GeneralSecurityException, IOException {
    // A folder of its own: files that change are read again.
    Path files = Files.createTempDirectory(folder, "caller");
    KeyManager own =
        OwnCertificate.of(
            "test", identity.pem(files, "test"), InstantSource.system(), TlsEvents.UNHEARD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {own}, trust(trusted), null);
    return context;
  }

  /** Shows none. */
  static SSLContext nameless(TestCa trusted) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust(trusted), null);
    return context;
  }

  /** Speaks this version alone. */
  static SSLContext of(String version, TestIdentity identity, TestCa trusted)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance(version);
    context.init(keys(identity), trust(trusted), null);
    return context;
  }

  /**
   * The first byte that comes back to the first message of a client that speaks no newer version
   * than this, such as 0x0302; -1 if the connection is closed.
   */
  static int answerToHello(int port, int version) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(hello(version));
      return socket.getInputStream().read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  private static byte[] hello(int version) {
    HexFormat hex = HexFormat.of();
    byte[] suites = hex.parseHex("c02bc009c00ac013c014002f");
    // Signatures, groups and point formats of a certificate with an EC key.
    byte[] extensions = hex.parseHex("000d000400020403000a000400020017000b00020100");
    // Version, 32 bytes that are to be random, no session, suites, no compression, extensions.
    ByteBuffer hello = ByteBuffer.allocate(41 + suites.length + extensions.length);
    hello.putShort((short) version).put(new byte[32]).put((byte) 0);
    hello.putShort((short) suites.length).put(suites).putShort((short) 0x0100);
    hello.putShort((short) extensions.length).put(extensions);
    ByteBuffer record = ByteBuffer.allocate(9 + hello.capacity());
    record.put((byte) HANDSHAKE).putShort((short) version);
    record.putShort((short) (4 + hello.capacity())).putInt(0x0100_0000 | hello.capacity());
    return record.put(hello.array()).array();
  }

  private static KeyManager[] keys(TestIdentity identity)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(identity.keyStore(NO_PASSWORD), NO_PASSWORD);
    return keys.getKeyManagers();
  }

  private static TrustManager[] trust(TestCa ca) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    store.setCertificateEntry("ca", ca.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    return trust.getTrustManagers();
  }
}
