// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.words;

import dev.modparam.args.scan.ArgumentReader;
import dev.modparam.audit.words.Assignment.Source;
import dev.modparam.input.Location;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.ByteText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges the arguments of one module as the kernel gets them: all its {@code options} lines and the
 * words of the kernel command line, joined by blanks as kmod joins them.
 */
public final class OptionsJudge {

  /** Finds a part of the text of a piece in its file. */
  @FunctionalInterface
  public interface Locator {
    Location locate(int offset, int length);
  }

  /** The arguments of one line. */
  public record Piece(Source source, String text, Locator places) {}

  /** A word before it is judged. */
  record Token(
      Piece piece,
      String name,
      @Nullable String value,
      String text,
      int start,
      Location location,
      int firstByte,
      int nameByte,
      int valueByte,
      boolean afterDashes) {

    boolean isBare() {
      return value == null;
    }

    Location place(int from, int length) {
      return piece.places().locate(start + from, length);
    }
  }

  private final String module;
  private final @Nullable ModuleDefinition definition;
  private final KernelVersion version;
  private final LineShapes shapes;
  private final List<Piece> pieces;

  public OptionsJudge(
      String module,
      @Nullable ModuleDefinition definition,
      String release,
      LineShapes shapes,
      List<Piece> pieces) {
    this.module = module;
    this.version = KernelVersion.nearest(release);
    this.definition = definition;
    this.shapes = shapes;
    this.pieces = pieces;
  }

  public List<Assignment> judge() {
    StringBuilder joined = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!starts.isEmpty()) {
        joined.append(' ');
      }
      starts.add(joined.length());
      joined.append(piece.text());
    }
    String line = joined.toString();
    List<Token> tokens = tokens(line, starts);
    Map<Integer, ArgumentReport.Rejected> rejected = new HashMap<>();
    Map<Integer, ArgumentReport.Unknown> unknown = new HashMap<>();
    if (definition != null) {
      ArgumentReport report = ArgumentReport.check(definition, line, version);
      report.rejected().forEach(each -> rejected.put(each.position(), each));
      report.unknown().forEach(each -> unknown.put(each.position(), each));
    }
    return judge(tokens, rejected, unknown);
  }

  private List<Assignment> judge(
      List<Token> tokens,
      Map<Integer, ArgumentReport.Rejected> rejected,
      Map<Integer, ArgumentReport.Unknown> unknown) {
    List<Assignment> all = new ArrayList<>();
    int from = 0;
    while (from < tokens.size()) {
      int to = from + 1;
      while (to < tokens.size()
          && tokens.get(to).piece().source().equals(tokens.get(from).piece().source())) {
        to++;
      }
      List<Token> ofLine = tokens.subList(from, to);
      WordJudge judge = new WordJudge(module, definition, shapes, rejected, unknown);
      all.addAll(judge.judge(ofLine));
      from = to;
    }
    return all;
  }

  private List<Token> tokens(String line, List<Integer> starts) {
    byte[] bytes = ByteText.encode(line);
    int[] chars = charOffsets(line, bytes.length);
    ArgumentReader reader = new ArgumentReader();
    reader.start(bytes, 0);
    List<Token> tokens = new ArrayList<>();
    boolean dashes = false;
    int piece = 0;
    while (reader.next(bytes)) {
      dashes |= reader.isDashes(bytes);
      int start = chars[reader.tokenStart()];
      int end = chars[endOfToken(bytes, reader)];
      while (piece + 1 < starts.size() && starts.get(piece + 1) <= start) {
        piece++;
      }
      int offset = start - starts.get(piece);
      int length = Math.min(end - start, pieces.get(piece).text().length() - offset);
      tokens.add(
          new Token(
              pieces.get(piece),
              reader.name(bytes),
              reader.hasValue() ? reader.value(bytes) : null,
              line.substring(start, end),
              offset,
              pieces.get(piece).places().locate(offset, Math.max(length, 1)),
              reader.tokenStart(),
              reader.nameStart(),
              reader.valueStart(),
              dashes));
    }
    return tokens;
  }

  private static int endOfToken(byte[] bytes, ArgumentReader reader) {
    int end = reader.rest();
    int least = Math.max(reader.tokenStart() + 1, Math.max(reader.nameEnd(), reader.valueEnd()));
    while (end > least && ArgumentReader.isSpace(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  /** The character of each byte, and one more for the end. */
  private static int[] charOffsets(String line, int bytes) {
    int[] offsets = new int[bytes + 1];
    if (bytes == line.length()) {
      for (int i = 0; i <= bytes; i++) {
        offsets[i] = i;
      }
      return offsets;
    }
    int at = 0;
    int index = 0;
    while (index < line.length()) {
      int next = line.offsetByCodePoints(index, 1);
      int width = ByteText.encode(line.substring(index, next)).length;
      Arrays.fill(offsets, at, at + width, index);
      at += width;
      index = next;
    }
    offsets[bytes] = line.length();
    return offsets;
  }
}
