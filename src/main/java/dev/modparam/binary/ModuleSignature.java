// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature that is appended to a module: a PKCS#7 message, a trailer that tells its length,
 * and a line of text. Not checked, only read.
 */
final class ModuleSignature {

  private static final byte[] LINE =
      "~Module signature appended~\n".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER = 12;
  private static final int LARGEST = 1 << 16;
  private static final int PKCS7 = 2;
  private static final int BYTES_A_LINE = 20;

  private final @Nullable ByteBuffer message;

  private ModuleSignature(@Nullable ByteBuffer message) {
    this.message = message;
  }

  /** Reads the signature at the end of a file; null if there is none. */
  static @Nullable ModuleSignature of(ByteSource source) throws IOException {
    long line = source.size() - LINE.length;
    if (line < 0 || !source.read(line, LINE.length).equals(ByteBuffer.wrap(LINE))) {
      return null;
    }
    long end = line - TRAILER;
    ByteBuffer trailer = end < 0 ? ByteBuffer.allocate(TRAILER) : source.read(end, TRAILER);
    int length = trailer.getInt(8);
    boolean readable = trailer.get(2) == PKCS7 && length > 0 && length <= LARGEST && length <= end;
    return new ModuleSignature(readable ? source.read(end - length, length) : null);
  }

  /** Returns the strings that {@code modinfo} adds; none if the message is no such message. */
  List<String> strings() {
    if (message == null) {
      return List.of();
    }
    try {
      return read(message);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static List<String> read(ByteBuffer message) {
    Der signedData = Der.of(message).next(Der.SEQUENCE).skip().next(Der.CONTEXT).next(Der.SEQUENCE);
    Der signer =
        signedData.skip().skip().skip().skipWhile(Der.CONTEXT).next(Der.SET).next(Der.SEQUENCE);
    signer.skip();
    Der identity = signer.next(Der.SEQUENCE);
    Der issuer = identity.next(Der.SEQUENCE);
    byte[] serial = identity.next(Der.INTEGER).bytes();
    byte[] hash = signer.next(Der.SEQUENCE).next(Der.OBJECT_IDENTIFIER).bytes();
    signer.skipWhile(Der.CONTEXT).skip();
    byte[] signature = signer.next(Der.OCTET_STRING).bytes();

    List<String> strings = new ArrayList<>();
    strings.add("sig_id=PKCS#7");
    strings.add("signer=" + commonName(issuer));
    strings.add("sig_key=" + hexadecimal(serial));
    strings.add("sig_hashalgo=" + Der.hashName(hash));
    strings.add("signature=" + hexadecimal(signature));
    return strings;
  }

  private static String commonName(Der issuer) {
    while (issuer.hasNext()) {
      Der attribute = issuer.next(Der.SET).next(Der.SEQUENCE);
      if (Der.isCommonName(attribute.next(Der.OBJECT_IDENTIFIER).bytes())) {
        return new String(attribute.next().bytes(), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static String hexadecimal(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      if (i > 0) {
        text.append(i % BYTES_A_LINE == 0 ? ":\n\t\t" : ":");
      }
      text.append(Character.toUpperCase(Character.forDigit((bytes[i] >> 4) & 15, 16)));
      text.append(Character.toUpperCase(Character.forDigit(bytes[i] & 15, 16)));
    }
    return text.toString();
  }
}
