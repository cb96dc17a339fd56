package org.ukms.json;

/**
 * JSON that is not what was expected (J-2). The message says where and what, and quotes nothing
 * (J-3).
 */
public final class JsonFault extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A fault.
   *
   * @param path where, empty for the whole text
   * @param what what is wrong, and what was expected
   */
  public JsonFault(String path, String what) {
    super(path.isEmpty() ? what : path + ": " + what);
  }
}
