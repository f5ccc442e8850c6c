// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.param.Errno;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a line. */
public final class LineOutcome {

  /** The outcome of a line that is all right. */
  static final LineOutcome CLEAN = new LineOutcome(0, null, List.of(), List.of(), 0);

  private final int result;
  private final byte @Nullable [] rest;
  private final List<RefusedWord> refused;
  private final List<UnknownWord> unknown;
  private final int more;

  LineOutcome(
      int result,
      byte @Nullable [] rest,
      List<RefusedWord> refused,
      List<UnknownWord> unknown,
      int more) {
    this.result = result;
    this.rest = rest;
    this.refused = refused;
    this.unknown = unknown;
    this.more = more;
  }

  /** Whether there is nothing to say of it. */
  public boolean isClean() {
    return this == CLEAN;
  }

  /** 0, or what the last set that did not return 0 returned: negative, or an own number. */
  int result() {
    return result;
  }

  /** The bytes after {@code --}, or null if there is no {@code --}. */
  byte @Nullable [] rest() {
    return rest;
  }

  /** The same as text. */
  public @Nullable String restAsText() {
    return rest == null ? null : new String(rest, StandardCharsets.UTF_8);
  }

  /**
   * What the kernel takes as the text after {@code --}. The parser returns either that text or an
   * error; a result that is neither is taken for the address of a text, which cannot be read.
   */
  public byte @Nullable [] ignored() {
    return result == 0 ? rest : "(efault)".getBytes(StandardCharsets.UTF_8);
  }

  /** The error with which a load fails; the kernel takes other results for none (IS_ERR). */
  public Optional<Errno> errno() {
    return result < 0 && result >= -Errno.MAX ? Optional.of(Errno.of(-result)) : Optional.empty();
  }

  /** The first 1,000 words that were refused. */
  public List<RefusedWord> refused() {
    return refused;
  }

  /** The first 1,000 words that are not parameters. */
  public List<UnknownWord> unknown() {
    return unknown;
  }

  /** How many findings there are besides. */
  public int more() {
    return more;
  }
}
