package org.ukms.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Keys that everybody knows. */
public final class SampleKeys {

  public static final String K1 = "MFMYBDeN9V9je4UOexr+hVdfn2auXAEzOie6MIBuvdo=";
  public static final String K2 = "PxmG1TdIQDRTCkPz5UKcbst2q4O3xKWlLTfCfPQW38c=";
  public static final String PSK = "Qb0LbLgFHZkqeiD+sMSvw6vw7545U03RTxi4/JZnrXE=";

  private SampleKeys() {}

  public static QkdKey key(String id, String base64) {
    return new QkdKey(new KeyId(id), KeyMaterial.taken(Base64.getDecoder().decode(base64)));
  }

  public static QkdKey filledWith(int value, String id) {
    byte[] bytes = new byte[KeyMaterial.BYTES];
    Arrays.fill(bytes, (byte) value);
    return new QkdKey(new KeyId(id), KeyMaterial.taken(bytes));
  }

  public static Psk psk(String base64) {
    return new Psk(KeyMaterial.taken(Base64.getDecoder().decode(base64)));
  }

  public static String text(KeyMaterial material) {
    return material.expose(Base64.getEncoder()::encodeToString);
  }

  public static String text(Psk psk) {
    return psk.exposeText(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }
}
