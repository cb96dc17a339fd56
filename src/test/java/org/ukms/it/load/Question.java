package org.ukms.it.load;

import java.util.regex.Pattern;

/**
 * What is asked again and again.
 *
 * @param request all of it
 * @param reply what the body of each 200 is like
 */
public record Question(String request, Pattern reply) {

  /** A GET. */
  public static Question get(String path, String reply) {
    return new Question(
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", Pattern.compile(reply));
  }

  boolean isAnsweredBy(KeptConnection.Answer answer) {
    return answer.status() == 200 && reply.matcher(answer.body()).matches();
  }
}
