package org.ukms.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** L-6: the cause of a failed deployment in one line. */
class RootCauseTest {

  @Test
  void leavesTheServersWrappersOut() {
    IllegalStateException ours =
        new IllegalStateException("the state folder is locked", new IOException("busy"));

    assertThat(RootCause.message(new EJBException("Initialization failed", ours)))
        .isEqualTo("the state folder is locked: busy");
  }

  @Test
  void saysNothingTwice() {
    assertThat(RootCause.message(new IllegalStateException(new IOException("busy"))))
        .isEqualTo("java.io.IOException: busy");
  }

  @Test
  void namesAnExceptionWithoutAMessage() {
    assertThat(RootCause.message(new EJBException())).isEqualTo("jakarta.ejb.EJBException");
  }

  @Test
  void isOneLine() {
    assertThat(RootCause.message(new IOException("one\n  two"))).isEqualTo("one; two");
  }

  @Test
  void endsWhereAChainBitesItsTail() {
    IOException first = new IOException("first");
    IOException second = new IOException("second", first);
    first.initCause(second);

    assertThat(RootCause.message(first)).isEqualTo("first: second");
  }
}
