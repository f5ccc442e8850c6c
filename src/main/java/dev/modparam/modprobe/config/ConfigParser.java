// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import dev.modparam.input.Location;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of one configuration file: {@code kmod_config_parse}. */
final class ConfigParser {

  /** More than any real file has; what comes after is left out. */
  static final int MOST_LINES = 200_000;

  private final String path;
  private final KmodVersion version;

  ConfigParser(String path, KmodVersion version) {
    this.path = path;
    this.version = version;
  }

  List<ConfigFile.Line> parse(String text) {
    List<ConfigFile.Line> lines = new ArrayList<>();
    LineReader reader = new LineReader(path, text, version);
    for (LineReader.Line line = reader.next();
        line != null && lines.size() < MOST_LINES;
        line = reader.next()) {
      ConfigFile.Line read = parse(line);
      if (read != null) {
        lines.add(read);
      }
    }
    return lines;
  }

  private ConfigFile.@Nullable Line parse(LineReader.Line line) {
    if (line.text().length() > LineReader.LONGEST) {
      return new ConfigFile.Line(ConfigFile.Line.Kind.TOO_LONG, line, null, 0);
    }
    if (line.text().startsWith("#")) {
      return new ConfigFile.Line(ConfigFile.Line.Kind.COMMENT, line, null, 0);
    }
    WordReader words = new WordReader(line.text());
    String keyword = words.next();
    if (keyword == null) {
      return null;
    }
    if (keyword.equals("include") || keyword.equals("config")) {
      return new ConfigFile.Line(ConfigFile.Line.Kind.DEPRECATED, line, null, 0);
    }
    Location location = line.places().at(words.start(), keyword.length());
    Directive directive = directive(keyword, words, location);
    return directive == null
        ? new ConfigFile.Line(ConfigFile.Line.Kind.BAD, line, null, 0)
        : new ConfigFile.Line(ConfigFile.Line.Kind.DIRECTIVE, line, directive, words.start());
  }

  private @Nullable Directive directive(String keyword, WordReader words, Location location) {
    return switch (keyword) {
      case "alias" -> alias(words, location);
      case "blacklist" -> {
        String module = name(words.next());
        yield module == null ? null : new Directive.Blacklist(module, location);
      }
      case "options", "install", "remove", "softdep" -> withRest(keyword, words, location);
      case "weakdep" ->
          version.has(KmodVersion.Feature.WEAKDEP) ? withRest(keyword, words, location) : null;
      default -> null;
    };
  }

  private static @Nullable Directive alias(WordReader words, Location location) {
    String pattern = name(words.next());
    String module = name(words.next());
    return pattern == null || module == null
        ? null
        : new Directive.Alias(pattern, module, location);
  }

  private static @Nullable Directive withRest(String keyword, WordReader words, Location location) {
    String module = name(words.next());
    String rest = words.rest();
    if (module == null || rest.isEmpty()) {
      return null;
    }
    return switch (keyword) {
      case "options" -> new Directive.Options(module, rest.replace('\t', ' '), location);
      case "install" -> new Directive.Install(module, rest, location);
      case "remove" -> new Directive.Remove(module, rest, location);
      case "softdep" -> SoftdepWords.softdep(module, rest, location);
      default -> new Directive.Weakdep(module, SoftdepWords.of(rest), location);
    };
  }

  private static @Nullable String name(@Nullable String word) {
    return word == null ? null : KernelName.ofAlias(word).orElse(null);
  }
}
