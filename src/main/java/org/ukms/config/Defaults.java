package org.ukms.config;

/** What holds where the file is silent; the table in the description of this package names them. */
final class Defaults {

  static final int KEY_ROTATION_SECONDS = 120;
  static final String KEY_FOLDER = "./psk/";

  /** Inside the key folder. */
  static final String STATE_FOLDER = ".state";

  static final String UKMS_BIND = "localhost";
  static final int UKMS_PORT = 5555;
  static final boolean ENABLE_FAKE_QKD_API = false;
  static final boolean ALLOW_INSECURE_PEERS = false;
  static final String ADMIN_BIND = "localhost";
  static final int CONNECT_TIMEOUT_SECONDS = 2;
  static final int KME_TIMEOUT_SECONDS = 5;
  static final int PEER_TIMEOUT_SECONDS = 10;
  static final int KEY_WAIT_SECONDS = 5;

  private Defaults() {}
}
