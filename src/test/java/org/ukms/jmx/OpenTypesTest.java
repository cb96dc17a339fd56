package org.ukms.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.OpenType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.key.SampleKeys;

/** What a client without our classes gets, and that no secret is in it (M-2, M-4). */
class OpenTypesTest {

  private static final List<ObjectName> BEANS = List.of(NodeInJmx.NODE, NodeInJmx.peer("hsn_bob"));

  @TempDir Path folder;

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private NodeInJmx node;

  @BeforeEach
  void aNodeWithAPsk() throws IOException {
    node = new NodeInJmx(server, folder, "hsn_bob");
    node.begin();
    node.isAskedBy("hsn_bob");
    assertThat(node.delivered).containsExactly(SampleKeys.PSK);
  }

  @AfterEach
  void close() throws IOException {
    node.close();
  }

  @Test
  void m2_everyBeanIsAnMXBean() throws JMException {
    for (ObjectName bean : BEANS) {
      assertThat(server.getMBeanInfo(bean).getDescriptor().getFieldValue("mxbean"))
          .isEqualTo("true");
    }
  }

  @Test
  void m2_everyAttributeHasAnOpenTypeOfSimpleValuesAndIsForReadingAlone() throws JMException {
    for (ObjectName bean : BEANS) {
      MBeanInfo info = server.getMBeanInfo(bean);
      Map<String, Object> values = node.attributes(bean);
      assertThat(info.getAttributes()).hasSize(values.size());
      for (MBeanAttributeInfo attribute : info.getAttributes()) {
        assertThat(attribute.getType())
            .isIn("java.lang.String", "[Ljava.lang.String;", "int", "long", "boolean");
        var type = (OpenType<?>) attribute.getDescriptor().getFieldValue("openType");
        assertThat(type.isValue(values.get(attribute.getName()))).as(attribute.getName()).isTrue();
        assertThat(attribute.isWritable()).as(attribute.getName()).isFalse();
      }
    }
  }

  @Test
  void m3_theOperationsTakeAndReturnNothing() throws JMException {
    for (ObjectName bean : BEANS) {
      MBeanOperationInfo[] operations = server.getMBeanInfo(bean).getOperations();
      assertThat(operations)
          .extracting(MBeanOperationInfo::getName)
          .contains("rotateNow", "pause", "resume")
          .isSubsetOf("rotateNow", "pause", "resume", "allowReset");
      assertThat(operations)
          .allSatisfy(each -> assertThat(each.getSignature()).isEmpty())
          .allSatisfy(each -> assertThat(each.getReturnType()).isEqualTo("void"));
    }
  }

  @Test
  void m4_noAttributeHasAKey() throws JMException {
    for (ObjectName bean : BEANS) {
      String shown =
          node.attributes(bean).values().stream()
              .flatMap(
                  value -> value instanceof String[] all ? Arrays.stream(all) : Stream.of(value))
              .toList()
              .toString();
      for (String key : List.of(SampleKeys.K1, SampleKeys.K2, SampleKeys.PSK)) {
        assertThat(shown).doesNotContain(key);
        assertThat(shown.toLowerCase(Locale.ROOT))
            .doesNotContain(HexFormat.of().formatHex(Base64.getDecoder().decode(key)));
      }
    }
  }
}
