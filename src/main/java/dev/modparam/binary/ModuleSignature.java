// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature that is appended to a module: a PKCS#7 message, or (before Linux 4.3) a signer, a
 * key and bytes one after the other; then a trailer that tells their lengths, and a line of text.
 * Not checked, only read.
 */
final class ModuleSignature {

  private static final byte[] LINE =
      "~Module signature appended~\n".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER = 12;
  private static final int LARGEST = 1 << 16;
  private static final int PKCS7 = 2;
  private static final int BYTES_A_LINE = 20;

  /** By number: {@code enum pkey_id_type} and {@code enum pkey_hash_algo} of kmod. */
  private static final List<String> KINDS = List.of("PGP", "X509", "PKCS#7");

  private static final List<String> HASHES =
      List.of("md4", "md5", "sha1", "rmd160", "sha256", "sha384", "sha512", "sha224", "sm3");

  private static final int ALGORITHMS = 2;

  private final ByteBuffer trailer;
  private final @Nullable ByteBuffer message;

  private ModuleSignature(ByteBuffer trailer, @Nullable ByteBuffer message) {
    this.trailer = trailer;
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
    long length = trailer.getInt(8) & 0xffffffffL;
    long all = length + (isPkcs7(trailer) ? 0 : length(trailer, 3) + length(trailer, 4));
    boolean readable = isKnown(trailer) && length > 0 && all <= LARGEST && all <= end;
    return new ModuleSignature(trailer, readable ? source.read(end - all, (int) all) : null);
  }

  private static boolean isKnown(ByteBuffer trailer) {
    return length(trailer, 0) < ALGORITHMS
        && length(trailer, 1) < HASHES.size()
        && length(trailer, 2) < KINDS.size();
  }

  private static boolean isPkcs7(ByteBuffer trailer) {
    return trailer.get(2) == PKCS7;
  }

  private static int length(ByteBuffer trailer, int index) {
    return trailer.get(index) & 0xff;
  }

  /** Returns the strings that {@code modinfo} adds; none if the message is another one. */
  List<String> strings() {
    if (message == null) {
      return List.of();
    }
    try {
      return isPkcs7(trailer) ? read(message) : readParts(message);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** {@code fill_default} of kmod: the signer, the key's identifier, the signature. */
  private List<String> readParts(ByteBuffer parts) {
    int signer = length(trailer, 3);
    int key = length(trailer, 4);
    byte[] bytes = new byte[parts.limit()];
    parts.get(0, bytes);
    return List.of(
        "sig_id=" + KINDS.get(length(trailer, 2)),
        "signer=" + new String(bytes, 0, signer, StandardCharsets.UTF_8),
        "sig_key=" + hexadecimal(Arrays.copyOfRange(bytes, signer, signer + key)),
        "sig_hashalgo=" + HASHES.get(length(trailer, 1)),
        "signature=" + hexadecimal(Arrays.copyOfRange(bytes, signer + key, bytes.length)));
  }

  private static List<String> read(ByteBuffer message) {
    Der signedData = Der.of(message).next(Der.SEQUENCE).skip().next(Der.CONTEXT).next(Der.SEQUENCE);
    Der signer = signedData.skip().skip().skip().skipContext().next(Der.SET).next(Der.SEQUENCE);
    signer.skip();
    Der identity = signer.next(Der.SEQUENCE);
    Der issuer = identity.next(Der.SEQUENCE);
    byte[] serial = identity.next(Der.INTEGER).bytes();
    byte[] hash = signer.next(Der.SEQUENCE).next(Der.OBJECT_IDENTIFIER).bytes();
    signer.skipContext().skip();
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

  static String hexadecimal(byte[] bytes) {
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
