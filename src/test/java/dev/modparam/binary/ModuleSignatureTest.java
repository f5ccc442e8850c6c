// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleSignatureTest {

  private static final int TRAILER = 12 + 28;

  @Test
  void isPrintedAsModinfoPrintsIt() {
    KernelObject signed = KernelObject.read(TestFiles.machine("signed"), "/m/signed.ko");
    assertThat(signed.isSigned()).isTrue();
    assertThat(ModinfoFormat.kmod30().print(signed))
        .isEqualTo(
            """
            filename:       /m/signed.ko
            name:           provider
            license:        GPL
            depends:       \s
            intree:         Y
            sig_id:         PKCS#7
            signer:         Example module key
            sig_key:        15:FD:60:7C:19:67:0F:4F:E8:28:62:01
            sig_hashalgo:   sha512
            signature:      30:45:02:20:71:3E:82:DE:7A:6F:B8:08:72:5D:D9:E4:F0:BD:04:23:
            \t\tF5:6C:A0:8F:CC:C4:6C:1F:AB:29:73:DE:E1:AD:F7:04:02:21:00:90:
            \t\t28:7B:58:7A:71:6D:EC:9A:19:6F:FB:6A:20:8F:5A:C5:C5:80:E5:5C:
            \t\tAC:F5:38:4C:8E:72:FF:A5:B5:EE:DE
            """);
    assertThat(signed.modinfo().strings()).hasSize(4);
  }

  @Test
  void addsNothingToAFileWithoutOne() {
    KernelObject plain = KernelObject.read(TestFiles.machine("provider"), "provider.ko");
    assertThat(plain.modinfoWithSignature()).isSameAs(plain.modinfo());
  }

  @ParameterizedTest
  @CsvSource({
    "2b0e03021a, sha1",
    "608648016503040201, sha256",
    "608648016503040202, sha384",
    "608648016503040203, sha512",
    "608648016503040204, sha224",
    "608648016503040208, sha3-256",
    "608648016503040209, sha3-384",
    "60864801650304020a, sha3-512",
    "60864801650304020b, unknown",
    "2a, unknown"
  })
  void namesHashes(String identifier, String name) {
    assertThat(Der.hashName(HexFormat.of().parseHex(identifier))).isEqualTo(name);
  }

  @Test
  void theOlderKindHasItsPartsOneAfterTheOther() throws IOException {
    byte[] line = "~Module signature appended~\n".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(100 + line.length);
    file.put("Magrathea".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {1, (byte) 0xab});
    file.put(new byte[] {(byte) 0xff, 0, 2});
    file.put(new byte[] {1, 4, 1, 9, 2, 0, 0, 0}).putInt(3).put(line).flip();
    byte[] bytes = Arrays.copyOf(file.array(), file.limit());
    assertThat(strings(bytes))
        .containsExactly(
            "sig_id=X509",
            "signer=Magrathea",
            "sig_key=01:AB",
            "sig_hashalgo=sha256",
            "signature=FF:00:02");
    bytes[14 + 3] = 10;
    assertThat(strings(bytes)).isEmpty();
  }

  @Test
  void isLeftUnreadWhereItsLengthIsWrong() throws IOException {
    for (int length : new int[] {0, -1, 1 << 20, 60_000}) {
      byte[] file = TestFiles.machine("signed");
      ByteBuffer.wrap(file).putInt(file.length - 28 - 4, length);
      assertThat(strings(file)).isEmpty();
    }
    byte[] other = TestFiles.machine("signed");
    other[other.length - TRAILER + 2] = 3;
    assertThat(strings(other)).isEmpty();
    byte[] file = TestFiles.machine("signed");
    byte[] line = Arrays.copyOfRange(file, file.length - 28, file.length);
    assertThat(strings(line)).isEmpty();
  }

  @Test
  void isReadOrNotWhateverItHolds() throws IOException {
    byte[] signed = TestFiles.machine("signed");
    int start = TestFiles.machine("provider").length;
    Random random = new Random(3);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] spoilt = signed.clone();
      spoilt[start + random.nextInt(signed.length - TRAILER - start)] = (byte) random.nextInt();
      read += strings(spoilt).isEmpty() ? 0 : 1;
    }
    assertThat(read).isBetween(1, 19_999);
  }

  private static List<String> strings(byte[] file) throws IOException {
    ModuleSignature signature = ModuleSignature.of(ByteSource.of(ByteBuffer.wrap(file)));
    return Objects.requireNonNull(signature).strings();
  }

  private static List<String> olderOf(int algorithm, int hash, int kind, int length)
      throws IOException {
    byte[] line = "~Module signature appended~\n".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(3 + length + TRAILER + 1);
    file.position(1);
    file.put(new byte[] {'m', 1}).position(3 + length);
    file.put(new byte[] {(byte) algorithm, (byte) hash, (byte) kind, 1, 1, 0, 0, 0}).putInt(length);
    file.put(line);
    return strings(Arrays.copyOf(file.array(), file.position()));
  }

  @Test
  void isOfKnownKindsAlone() throws IOException {
    assertThat(olderOf(1, 8, 1, 1)).contains("signer=m", "sig_hashalgo=sm3", "signature=00");
    assertThat(olderOf(2, 8, 1, 1)).isEmpty();
    assertThat(olderOf(1, 9, 1, 1)).isEmpty();
    assertThat(olderOf(1, 8, 3, 1)).isEmpty();
  }

  @Test
  void hasAByteAndNoMoreThan65536WithItsParts() throws IOException {
    assertThat(olderOf(1, 4, 1, 0)).isEmpty();
    assertThat(olderOf(1, 4, 1, 65_534)).hasSize(5);
    assertThat(olderOf(1, 4, 1, 65_535)).isEmpty();
  }
}
