// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Annotations can have any values: the class is a module that works, or is refused in words. */
class AnnotationFuzzTest {

  /** Values with which the class is a module. */
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("@name", "driver"),
          Map.entry("@license", "GPL"),
          Map.entry("@author", "Somebody"),
          Map.entry("@description", "A driver"),
          Map.entry("@version", "1.0"),
          Map.entry("@alias", "pci:*"),
          Map.entry("@needs", "base"),
          Map.entry("@bounded", "bounded"),
          Map.entry("@text", "text"),
          Map.entry("@about", "What it says"),
          Map.entry("@list", "list"),
          Map.entry("@mode", "0644"),
          Map.entry("@counter", "count"),
          Map.entry("HEXINT", "LONG"));

  /** The bits of which a file has one if anybody, root included, may read it. */
  private static final int READABLE = 0444;

  @FuzzTest(maxDuration = "10s")
  void aClassIsAModuleOrIsRefused(FuzzedDataProvider data) throws Exception {
    Map<Object, Object> values = new HashMap<>(USUAL);
    values.put("HEXINT", data.pickValue(ModuleParam.Type.values()).name());
    values.put(FuzzedModule.PERMISSIONS, data.consumeBoolean() ? 0644 : data.consumeInt());
    values.put(FuzzedModule.SIZE, data.consumeBoolean() ? 16 : data.consumeInt());
    values.put(FuzzedModule.MIN, data.consumeBoolean() ? 1L : data.consumeLong());
    values.put(FuzzedModule.MAX, data.consumeBoolean() ? 9L : data.consumeLong());
    for (int i = data.consumeInt(0, 3); i > 0; i--) {
      String changed = data.pickValue(USUAL.keySet().stream().sorted().toList());
      if (changed.startsWith("@")) {
        values.put(changed, data.consumeString(1100));
      }
    }
    Class<?> type = MethodHandles.lookup().defineHiddenClass(changed(values), true).lookupClass();
    ModuleDefinition module;
    try {
      module = ModuleDefinition.ofClass(type, MethodHandles.lookup());
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(8_000);
      return;
    }
    assertThat(ModuleHelp.of(module).toJson()).isNotEmpty();
    runs(module);
  }

  private static void runs(ModuleDefinition module) {
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(ModuleDefinition.of("base"));
    try {
      LoadedModule loaded = kernel.insmod(module);
      for (Attribute attribute : loaded.attributes()) {
        if ((attribute.mode() & READABLE) == 0) {
          assertThatExceptionOfType(ErrnoException.class)
              .isThrownBy(attribute::showBytes)
              .satisfies(refusal -> assertThat(refusal.errno()).isEqualTo(Errno.EACCES));
        } else {
          assertThat(attribute.showBytes()).endsWith('\n');
        }
      }
      kernel.rmmod(module.name());
    } catch (LoadException refused) {
      assertThat(refused.errno().name()).isIn("ENOENT", "EEXIST");
    }
    assertThat(kernel.modules()).hasSize(1);
  }

  /** The compiled template with other constants. */
  private static byte[] changed(Map<Object, Object> values) throws IOException {
    try (InputStream stream = FuzzedModule.class.getResourceAsStream("FuzzedModule.class")) {
      byte[] original = Objects.requireNonNull(stream).readAllBytes();
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(original));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(in.readNBytes(8)); // magic and version
      int count = in.readUnsignedShort();
      out.writeShort(count);
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        switch (tag) {
          case 1 -> {
            String text = in.readUTF();
            out.writeUTF((String) values.getOrDefault(text, text));
          }
          case 3 -> {
            int number = in.readInt();
            out.writeInt((int) values.getOrDefault(number, number));
          }
          case 5 -> {
            long number = in.readLong();
            out.writeLong((long) values.getOrDefault(number, number));
            i++; // it has two places
          }
          case 7, 8, 16, 19, 20 -> out.write(in.readNBytes(2));
          case 15 -> out.write(in.readNBytes(3));
          default -> out.write(in.readNBytes(tag == 6 ? 8 : 4));
        }
      }
      in.transferTo(out);
      return bytes.toByteArray();
    }
  }
}
