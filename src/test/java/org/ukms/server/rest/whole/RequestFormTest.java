package org.ukms.server.rest.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths and queries are text: W-11. */
class RequestFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/api/v1/keys/sae%5Fbob/enc_keys", "/a;b=c/..", "/%c3%a4", "/%2F"})
  void letsPathsOfTextIn(String path) {
    assertThat(RequestForm.isPath(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/%4",
        "/%zz",
        "/%-1",
        "/%c0%ae",
        "/%ff",
        "/%ed%a0%80",
        "/%00",
        "/%0d%0a",
        "/%7f",
        "/%c2%85",
        "/%e2%80%a8",
        "/a b",
        "/a\\b",
        "/[",
        "/{a}",
        "/<a>",
        "/\u00e4",
        "/\u0661",
        "/a?b",
        "/\r\n"
      })
  void refusesOtherPaths(String path) {
    assertThat(RequestForm.isPath(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=b&c", "key_ID=%0d%0a", "a[]={}", "key_ID=%c3%a4"})
  void letsQueriesOfTextIn(String query) {
    assertThat(RequestForm.isQuery(query)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a=%zz", "a=%ff", "a=%c0%ae", "a b", "a=\u0000", "\u00e4"})
  void refusesOtherQueries(String query) {
    assertThat(RequestForm.isQuery(query)).isFalse();
  }
}
