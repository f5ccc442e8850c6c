// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.param.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Commands that read lines and write lines. */
final class FilterTools {

  private static final int USUAL_LINES = 10;

  private FilterTools() {}

  static void addTo(Tools tools) {
    tools.add("grep", "[-ivcnFo] PATTERN [FILE...]: lines that match", FilterTools::grep);
    tools.add("head", "[-n N] [FILE...]: the first lines", call -> part(call, true));
    tools.add("tail", "[-n N] [FILE...]: the last lines", call -> part(call, false));
    tools.add("wc", "[-lwc] [FILE...]: count lines, words and bytes", FilterTools::wc);
    tools.add("sort", "[-rnu] [FILE...]: lines in order", FilterTools::sort);
  }

  /** What the files hold, by their names as given; standard input if there are none. */
  private static Map<String, String> texts(Invocation call, List<String> files) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (files.isEmpty()) {
      texts.put("", call.input());
    }
    for (String file : files) {
      try {
        texts.put(file, call.files().read(call.path(file)));
      } catch (ErrnoException refusal) {
        call.fail(file, refusal);
      }
    }
    return texts;
  }

  private static int grep(Invocation call) {
    String flags = call.flags();
    List<String> words = call.operands();
    if (words.isEmpty()) {
      call.fail("usage: grep [-ivcnFo] PATTERN [FILE...]");
      return 2;
    }
    Pattern pattern;
    try {
      int options =
          (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
              | (flags.contains("F") ? Pattern.LITERAL : 0);
      pattern = Pattern.compile(words.get(0).replace("\\|", "|"), options);
    } catch (PatternSyntaxException wrong) {
      call.fail("Invalid regular expression");
      return 2;
    }
    List<String> files = words.subList(1, words.size());
    Map<String, String> texts = texts(call, files);
    boolean isFound = false;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      String prefix = files.size() > 1 ? text.getKey() + ":" : "";
      isFound |= grep(call, pattern, flags, prefix, text.getValue());
    }
    return texts.size() < files.size() ? 2 : isFound ? 0 : 1;
  }

  private static boolean grep(
      Invocation call, Pattern pattern, String flags, String prefix, String text) {
    int number = 0;
    int found = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (pattern.matcher(line).find() != flags.contains("v")) {
        found++;
        if (!flags.contains("c") && !flags.contains("q")) {
          call.print(prefix + (flags.contains("n") ? number + ":" : "") + line);
        }
      }
    }
    if (flags.contains("c")) {
      call.print(prefix + found);
    }
    return found > 0;
  }

  private static int part(Invocation call, boolean isHead) {
    List<String> files = new ArrayList<>();
    int count = USUAL_LINES;
    for (int i = 1; i < call.words().size(); i++) {
      String word = call.words().get(i);
      boolean isSeparate = word.equals("-n") && i + 1 < call.words().size();
      String number = isSeparate ? call.words().get(++i) : word.replaceFirst("^-n?", "");
      if (isSeparate || word.startsWith("-")) {
        if (!number.matches("[0-9]{1,9}")) {
          return call.fail("invalid number of lines: '" + number + "'");
        }
        count = Integer.parseInt(number);
      } else {
        files.add(word);
      }
    }
    Map<String, String> texts = texts(call, files);
    for (String text : texts.values()) {
      List<String> lines = text.lines().toList();
      int size = Math.min(count, lines.size());
      int start = isHead ? 0 : lines.size() - size;
      lines.subList(start, start + size).forEach(call::print);
    }
    return texts.size() < files.size() ? 1 : 0;
  }

  private static int wc(Invocation call) {
    String flags = call.flags().isEmpty() ? "lwc" : call.flags();
    Map<String, String> texts = texts(call, call.operands());
    texts.forEach(
        (name, text) -> {
          List<String> cells = new ArrayList<>();
          if (flags.contains("l")) {
            cells.add(Long.toString(text.chars().filter(c -> c == '\n').count()));
          }
          if (flags.contains("w")) {
            cells.add(Long.toString(text.isBlank() ? 0 : text.strip().split("\\s+").length));
          }
          if (flags.contains("c")) {
            cells.add(Integer.toString(text.getBytes(StandardCharsets.UTF_8).length));
          }
          call.print((String.join(" ", cells) + " " + name).stripTrailing());
        });
    return texts.size() < call.operands().size() ? 1 : 0;
  }

  private static int sort(Invocation call) {
    String flags = call.flags();
    List<String> lines = new ArrayList<>();
    Map<String, String> texts = texts(call, call.operands());
    texts.values().forEach(text -> text.lines().forEach(lines::add));
    Comparator<String> order = Comparator.naturalOrder();
    if (flags.contains("n")) {
      order = Comparator.comparingLong(FilterTools::number).thenComparing(order);
    }
    lines.sort(flags.contains("r") ? order.reversed() : order);
    (flags.contains("u") ? lines.stream().distinct() : lines.stream()).forEach(call::print);
    return texts.size() < call.operands().size() ? 2 : 0;
  }

  private static long number(String line) {
    String digits = line.strip().replaceFirst("(?s)^(-?[0-9]{1,18}).*", "$1");
    return digits.matches("-?[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }
}
