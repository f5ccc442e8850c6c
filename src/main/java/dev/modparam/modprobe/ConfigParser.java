// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.text.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one configuration file: {@code kmod_config_parse}. */
final class ConfigParser {

  private final String file;
  private final KmodVersion version;
  private final ConfigSink sink;

  ConfigParser(String file, KmodVersion version, ConfigSink sink) {
    this.file = file;
    this.version = version;
    this.sink = sink;
  }

  void parse(InputStream in) throws IOException {
    LogicalLineReader reader = new LogicalLineReader(file, in, version);
    for (LogicalLine line = reader.next(); line != null; line = reader.next()) {
      if (line.cut()) {
        sink.note(
            line.positions().at(0),
            "a line of more than " + LogicalLineReader.LONGEST + " bytes is left out");
      } else if (!line.bytes().startsWith("#")) {
        parse(line);
      }
    }
  }

  private void parse(LogicalLine line) {
    Words words = new Words(line.bytes());
    String keyword = words.next();
    if (keyword == null) {
      return;
    }
    SourceLocation location = line.positions().at(words.start());
    if (keyword.equals("include") || keyword.equals("config")) {
      sink.warn(location, file + ": command " + keyword + " is deprecated and not parsed anymore");
      return;
    }
    Directive directive = directive(keyword, words, location);
    if (directive == null) {
      sink.warn(
          location,
          file
              + " line "
              + line.number()
              + ": ignoring bad line starting with '"
              + ByteText.fromByteString(keyword)
              + "'");
    } else {
      sink.add(new ConfigEntry(directive, line.positions(), words.start()));
    }
  }

  private @Nullable Directive directive(String keyword, Words words, SourceLocation location) {
    return switch (keyword) {
      case "alias" -> alias(words, location);
      case "blacklist" -> {
        String module = name(words.next());
        yield module == null ? null : new Directive.Blacklist(module, location);
      }
      case "options", "install", "remove", "softdep" -> withRest(keyword, words, location);
      case "weakdep" -> version.isNewer() ? withRest(keyword, words, location) : null;
      default -> null;
    };
  }

  private static @Nullable Directive alias(Words words, SourceLocation location) {
    String pattern = name(words.next());
    String module = name(words.next());
    return pattern == null || module == null
        ? null
        : new Directive.Alias(pattern, module, location);
  }

  private static @Nullable Directive withRest(
      String keyword, Words words, SourceLocation location) {
    String module = name(words.next());
    String bytes = words.rest();
    if (module == null || bytes.isEmpty()) {
      return null;
    }
    String rest = ByteText.fromByteString(bytes);
    return switch (keyword) {
      case "options" -> new Directive.Options(module, rest.replace('\t', ' '), location);
      case "install" -> new Directive.Install(module, rest, location);
      case "remove" -> new Directive.Remove(module, rest, location);
      case "softdep" -> SoftdepWords.softdep(module, bytes, location);
      default -> new Directive.Weakdep(module, SoftdepWords.of(bytes), location);
    };
  }

  private static @Nullable String name(@Nullable String word) {
    return Optional.ofNullable(word)
        .map(ByteText::fromByteString)
        .flatMap(Names::alias)
        .orElse(null);
  }

  /** {@code strtok_r} with spaces and tabs. */
  private static final class Words {

    private final String line;
    private int start;
    private int end;

    Words(String line) {
      this.line = line;
    }

    @Nullable String next() {
      start = end;
      while (start < line.length() && isBlank(line.charAt(start))) {
        start++;
      }
      end = start;
      while (end < line.length() && !isBlank(line.charAt(end))) {
        end++;
      }
      String word = line.substring(start, end);
      end = Math.min(end + 1, line.length());
      return word.isEmpty() ? null : word;
    }

    /** Returns the text after the one separator that ended the last word. */
    String rest() {
      start = end;
      return line.substring(end);
    }

    /** Returns the offset of what was returned last. */
    int start() {
      return start;
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t';
    }
  }
}
